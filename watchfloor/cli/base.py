"""What the commands share: loading on demand, settings, errors as exit codes, output."""

from __future__ import annotations

import importlib
import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, NoReturn, ParamSpec

import click
import structlog

from watchfloor.settings import ConfigurationError, Settings, load_settings

P = ParamSpec("P")


class LazyGroup(click.Group):
    """Imports a command's module when that command runs, so that ``--help`` and searches start quickly."""

    def __init__(self, *args: Any, commands_by_module: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = commands_by_module

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return it."""
        if cmd_name not in self._modules:
            return None
        module = importlib.import_module(f"watchfloor.cli.{self._modules[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command


def fail(message: str, code: int = 1) -> NoReturn:
    """Print a message and end with an exit code."""
    click.echo(message, err=True)
    sys.exit(code)


def settings_or_exit() -> Settings:
    """Read the settings; every mistake on stderr and exit 2."""
    try:
        return load_settings()
    except ConfigurationError as error:
        raise SystemExit(_say(str(error), 2)) from None


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def command_errors(function: Callable[P, None]) -> Callable[P, None]:
    """Turn the known errors of a command into a line on stderr and an exit code; unknown ones keep their trace."""

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        from index.engine.port import EngineError
        from index.query.errors import QueryError
        from index.store import StoreError
        from nlp.errors import PipelineError
        from watchfloor.searching import RequestError

        try:
            function(*args, **kwargs)
        except ConfigurationError as error:
            fail(str(error), 2)
        except QueryError as error:
            fail(f"column {error.column}: {error.message}", 2)
        except RequestError as error:
            fail(str(error), 2)
        except PipelineError as error:
            fail(f"watchfloor: {error}", 2)
        except (StoreError, EngineError) as error:
            fail(f"watchfloor: {error}", 1)
        except BrokenPipeError:
            # The reader (head, less) has seen enough; stdout is gone, so nothing more may be written to it.
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:
            fail(f"watchfloor: {error.filename or 'a file'}: {error.strerror or error}", 1)
        except KeyboardInterrupt:
            fail("interrupted; what was stored is sound, and the same command goes on", 130)

    return guarded


def configure_logging(level: int = logging.INFO) -> None:
    """Send logs to stderr, one line each."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
            if sys.stderr.isatty()
            else structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def print_json(value: Any, *, indent: int | None = None) -> None:
    """Print JSON as UTF-8; characters that UTF-8 cannot carry are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        click.echo(text)
    except UnicodeEncodeError:
        click.echo(json.dumps(value, indent=indent))


@contextmanager
def opened(settings: Settings) -> Iterator[Any]:
    """Open the runtime of a command that reads: the data folder must exist already."""
    from watchfloor.runtime import open_runtime

    if not settings.store.url and not (settings.data / "watchfloor.db").exists():
        fail(f"nothing is stored in {settings.data} yet: run `watchfloor crawl` first, or name another --data", 1)
    with open_runtime(settings) as runtime:
        yield runtime
