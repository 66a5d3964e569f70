"""``watch``: saved queries that tell what is new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from watchfloor.cli.base import command_errors, fail, print_json, settings_or_exit
from watchfloor.cli.tables import clean, plural

if TYPE_CHECKING:
    from index.store import WatchRow
    from watchfloor.rehearsal import Rehearsal
    from watchfloor.runtime import Runtime

_FORMAT = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)


@click.group()
def watch() -> None:
    """Have queries asked of everything new: `watch add`, then look at `watch alerts` or the desk."""


@watch.command()
@click.argument("name")
@click.argument("query")
@click.option("--notify", "channels", multiple=True, metavar="URL", help="Tell this address too; may be repeated.")
@click.option("--digest", metavar="CRON", help="Tell these addresses at set times only, as '0 7 * * *' (UTC).")
@click.option("--every", is_flag=True, help="Tell every document of a story, not only the first.")
@command_errors
def add(name: str, query: str, channels: tuple[str, ...], digest: str | None, every: bool) -> None:
    """Keep a query as a watch. It looks at what is read from now on.

    Example: watch add "fentanyl in Antwerp" 'drug:fentanyl place:Antwerp' --notify https://hooks.example/antwerp
    """
    from watchfloor.notify import ChannelError, check_channel
    from watchfloor.runtime import open_runtime
    from watchfloor.watching import check_query

    if not name.strip():
        fail("a watch needs a name", 2)
    check_query(query, datetime.now(UTC))
    try:
        for channel in channels:
            check_channel(channel)
    except ChannelError as error:
        fail(clean(str(error)), 2)
    if digest is not None:
        _check_digest(digest, channels)
    with open_runtime(settings_or_exit()) as runtime:
        if runtime.store.watch(name) is not None:
            fail(f"there is a watch {name!r} already: remove it first, or take another name", 2)
        runtime.store.add_watch(name, query, channels, every, datetime.now(UTC), digest)
    click.echo(f"watching: {clean(name)}", err=True)


@watch.command("list")
@_FORMAT
@command_errors
def list_(form: str) -> None:
    """Say which watches there are, how much of what they found is new, and which channels could not be told."""
    from watchfloor.notify.channels import shown
    from watchfloor.runtime import open_runtime

    with open_runtime(settings_or_exit()) as runtime:
        watches, unseen = runtime.store.watches(), runtime.store.unseen_alerts()
        troubles = runtime.store.delivery_troubles()
    if form == "json":
        print_json([_watch(each) | {"unseen": unseen.get(each.name, 0)} for each in watches], indent=2)
        return
    for trouble in troubles:
        again = f"again at {trouble.due:%Y-%m-%d %H:%M}" if trouble.due else "given up"
        failed = f"{trouble.watch}: {shown(trouble.channel)} was not told ({trouble.error}), {again}"
        click.echo(clean(failed), err=True)
    for each in watches:
        more = f", tells {', '.join(map(shown, each.channels))}" if each.channels else ""
        click.echo(clean(f"{each.name}: {each.query} ({unseen.get(each.name, 0)} new{more})"))
    if not watches:
        click.echo("there is no watch yet: `watchfloor watch add NAME QUERY`", err=True)


@watch.command()
@click.argument("name")
@click.option("--days", type=click.IntRange(1, 3_650), default=30, show_default=True, help="How far to look back.")
@_FORMAT
@command_errors
def test(name: str, days: int, form: str) -> None:
    """Show what a watch would have found lately, and how often a day."""
    from watchfloor.rehearsal import rehearse
    from watchfloor.runtime import open_runtime

    with open_runtime(settings_or_exit()) as runtime:
        kept = _known(runtime, name)
        now = datetime.now(UTC)
        result = rehearse(runtime.store, runtime.engine, kept.query, days, kept.every_telling, now)
    if form == "json":
        print_json(_rehearsal(result), indent=2)
    else:
        _print_rehearsal(result)


@watch.command()
@click.argument("name")
@command_errors
def remove(name: str) -> None:
    """Forget a watch and what it found."""
    from watchfloor.runtime import open_runtime

    with open_runtime(settings_or_exit()) as runtime:
        if not runtime.store.remove_watch(name):
            fail(_unknown(name, runtime.store.watches()))
    click.echo(f"forgotten: {clean(name)}", err=True)


@watch.command()
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many.")
@click.option("--seen", is_flag=True, help="Mark those that are shown as seen.")
@click.option("--all", "everything", is_flag=True, help="Also further documents of stories told before.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@command_errors
def alerts(name: str | None, limit: int, seen: bool, everything: bool, form: str) -> None:
    """Show what watches found, the latest first."""
    from watchfloor.alerting import alert_json
    from watchfloor.runtime import open_runtime

    with open_runtime(settings_or_exit()) as runtime:
        if name is not None:
            _known(runtime, name)
        rows = runtime.store.alerts(name, limit=limit, untold=everything)
        if seen:
            runtime.store.mark_seen([row.id for row in rows], datetime.now(UTC))
    for row in rows:
        if form == "jsonl":
            print_json(alert_json(row))
        else:
            click.echo(clean(f"{row.fired:%Y-%m-%d %H:%M} {row.watch}: {row.title or row.url or row.document_id}"))
            click.echo(clean(f"    {row.document_id}  {row.source or ''}  {row.why.get('snippet', '')}"))
    if not rows and form == "table":
        click.echo("no watch has found anything yet", err=True)


def _check_digest(digest: str, channels: Sequence[str]) -> None:
    from cronsim import CronSim, CronSimError

    if not channels:
        fail("--digest says when addresses are told: name one with --notify", 2)
    try:
        next(CronSim(digest, datetime.now(UTC)))
    except (CronSimError, StopIteration) as error:
        fail(clean(f"--digest must be a schedule of five fields, as '0 7 * * *': {error}"), 2)


def _known(runtime: Runtime, name: str) -> WatchRow:
    found = runtime.store.watch(name)
    if found is None:
        fail(_unknown(name, runtime.store.watches()))
    return found


def _unknown(name: str, watches: Sequence[WatchRow]) -> str:
    known = ", ".join(repr(each.name) for each in watches) or "none yet"
    return clean(f"there is no watch {name!r}; there are: {known}")


def _watch(row: WatchRow) -> dict[str, Any]:
    from watchfloor.notify.channels import shown

    return {
        "name": row.name,
        "query": row.query,
        "notify": [shown(channel) for channel in row.channels],
        "digest": row.digest,
        "key": row.key,
        "every": row.every_telling,
        "created": row.created.isoformat(),
    }


def _rehearsal(result: Rehearsal) -> dict[str, Any]:
    return {
        "days": result.days,
        "found": result.found,
        "alerts": result.told,
        "a_day": round(result.told / result.days, 2),
        "daily": {day.isoformat(): count for day, count in result.daily.items()},
        "latest": [{"id": each.id, "source": each.source, "title": each.title} for each in result.latest],
    }


def _print_rehearsal(result: Rehearsal) -> None:
    alerts, a_day = plural(result.told, "alert"), result.told / result.days
    click.echo(f"{alerts} in {plural(result.days, 'day')} ({a_day:.1f} a day), of {result.found} found")
    most = max(result.daily.values(), default=0)
    for day, count in result.daily.items():
        if count:
            click.echo(_bar(day, count, most))
    for each in result.latest:
        click.echo(clean(f"{each.collected:%Y-%m-%d} {each.source}: {each.title or each.id}"))


def _bar(day: date, count: int, most: int) -> str:
    return f"{day} {'█' * max(1, round(40 * count / most))} {count}"
