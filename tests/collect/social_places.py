"""Places of the social kinds, all fiction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.collect.place import Place, Said
from tests.services.platforms import bluesky_fiction, mastodon_fiction, reddit_things, telegram
from tests.services.platforms.bluesky import Bluesky
from tests.services.platforms.mastodon import Mastodon
from tests.services.platforms.reddit import Reddit
from tests.services.platforms.telegram import Message, Telegram

POSTS = 30
PAGE = 7
ELSEWHERE = "boosted"


class MastodonPlace(Place):
    """An account with posts and two boosts of one post of someone else."""

    name = kind = "mastodon"
    url = "https://quay.example/@mira"

    def __init__(self, posts: int = POSTS, **options: Any) -> None:
        self.mira = mastodon_fiction.account("mira", shown="Mira Holt")
        other = mastodon_fiction.account("oslo", "pier.example", "Oslo Brandt")
        said = [mastodon_fiction.status(n, self.mira, f"<p>Bulletin {n} of the quay.</p>") for n in range(1, posts + 1)]
        self.boosted = mastodon_fiction.status(900, other, "<p>Word from the pier.</p>")
        boosts = [mastodon_fiction.boost(n, self.mira, self.boosted) for n in (posts + 1, posts + 2)]
        self.server = Mastodon([*said, *boosts], page=PAGE, **options)
        self.next = posts + 3

    @property
    def lines(self) -> tuple[str, ...]:  # type: ignore[override]
        """Another host answers for the source's."""
        return (f'api = "{self.server.url}"',)

    def stated(self) -> Said:
        """Own statuses, and the boosted one once."""
        told = [one["reblog"] or one for one in self.server.statuses.values()]
        return {one["url"]: (_tooter(one["account"]), _utc(one["created_at"])) for one in told}

    def post(self) -> str:
        """A newer status."""
        made = mastodon_fiction.status(self.next, self.mira, "<p>Fog since noon.</p>")
        self.next += 1
        self.server.add(made)
        return str(made["url"])

    def edit(self) -> str:
        """The author changes the text of a status."""
        self.server.edit("10", "<p>Bulletin 10 of the quay, corrected.</p>")
        return str(self.server.statuses["10"]["url"])

    def delete(self) -> str:
        """The author deletes a status."""
        address = str(self.server.statuses["11"]["url"])
        self.server.delete("11")
        return address


class BlueskyPlace(Place):
    """An account with posts and a repost."""

    name = kind = "bluesky"
    url = "https://bsky.app/profile/mira.example"

    def __init__(self, posts: int = POSTS, **options: Any) -> None:
        self.mira = bluesky_fiction.author("mira.example", "Mira Holt")
        other = bluesky_fiction.author("oslo.example", "Oslo Brandt")
        said = [bluesky_fiction.post(n, self.mira, f"Bulletin {n} of the quay.") for n in range(1, posts + 1)]
        boosted = bluesky_fiction.post(900, other, "Word from the pier.")
        self.boosted = bluesky_fiction.address(boosted)
        entries = [*said, bluesky_fiction.repost(posts + 1, self.mira, boosted)]
        self.server = Bluesky(entries, page=PAGE, **options)
        self.next = posts + 2

    @property
    def lines(self) -> tuple[str, ...]:  # type: ignore[override]
        """Another host answers."""
        return (f'api = "{self.server.url}"',)

    def stated(self) -> Said:
        """Own posts, and the reposted one."""
        views = [one["post"] for one in self.server.entries]
        return {bluesky_fiction.address(one): (_skeeter(one), _utc(one["record"]["createdAt"])) for one in views}

    def post(self) -> str:
        """A newer post."""
        made = bluesky_fiction.post(self.next, self.mira, "Fog since noon.")
        self.next += 1
        self.server.add(made)
        return bluesky_fiction.address(made)

    def delete(self) -> str:
        """The author deletes a post."""
        view = self.server.entries[10]["post"]
        self.server.delete(view["uri"])
        return bluesky_fiction.address(view)


class RedditPlace(Place):
    """A subreddit, whose trees name more comments than they show, collected by the API."""

    kind = "reddit"
    url = "https://www.reddit.com/r/quaywatch/"

    def __init__(self, name: str = "reddit-api", posts: int = 6, **options: Any) -> None:
        self.name = name
        self.posts, self.comments = reddit_things.fiction(posts, comments=4)
        self.server = Reddit(self.posts, self.comments, page=2, tree=2, **options)
        self.next = posts + 1

    @property
    def lines(self) -> tuple[str, ...]:  # type: ignore[override]
        """Another host answers."""
        return (f'api = "{self.server.url}"',)

    def stated(self) -> Said:
        """Posts and comments that are still there."""
        things = [one for one in self.server.things.values() if one["author"] != "[deleted]"]
        return {_thing(one): (one["author"], _stamp(one["created_utc"])) for one in things}

    def post(self) -> str:
        """A newer post, without comments."""
        made = reddit_things.post(f"q{self.next}", f"Fog at quay {self.next}", "Since noon.", hour=self.next)
        self.next += 1
        self.server.add(made)
        return _thing(made)

    def edit(self) -> str:
        """The author changes the text of a post."""
        data = self.server.things["t3_p002"]
        words = "Word from quay 2, corrected."
        data |= {"selftext": words, "selftext_html": reddit_things.rendered(words), "edited": data["created_utc"] + 60}
        return _thing(data)

    def delete(self) -> str | None:
        """The author deletes a comment."""
        self.server.delete("t1_p003c1")
        return _thing(self.server.things["t1_p003c1"])


class RedditFeedPlace(RedditPlace):
    """The same by the feeds that need no credentials. What is deleted is only missing there."""

    def __init__(self, name: str = "reddit-feed", posts: int = 6) -> None:
        super().__init__(name, posts)
        self.server.page = 100

    def edit(self) -> str:
        """The author changes the text of a comment; that of a post is not looked at again."""
        data = self.server.things["t1_p002c2"]
        words = "Remark 2 on Bulletin 2, corrected."
        data |= {"body": words, "body_html": reddit_things.rendered(words)}
        return _thing(data)

    def delete(self) -> str | None:
        """A feed does not tell."""
        return None


class TelegramPlace(Place):
    """A channel by its preview pages."""

    name = kind = "telegram"
    url = "https://t.me/s/harbourwatch"

    def __init__(self, posts: int = POSTS) -> None:
        self.channel = telegram.fiction(posts)
        self.server = Telegram(self.channel, page=PAGE)

    @property
    def lines(self) -> tuple[str, ...]:  # type: ignore[override]
        """Another host answers."""
        return (f'api = "{self.server.url}"',)

    def stated(self) -> Said:
        """Every message."""
        author = "harbourwatch (Harbour Watch)"
        return {
            self._address(one): (author, one.when.isoformat() if one.when else None) for one in self.channel.messages
        }

    def post(self) -> str:
        """A newer message."""
        self.channel.add(Message("Fog since noon."))
        return self._address(self.channel.messages[-1])

    def edit(self) -> str:
        """The channel changes a message."""
        message = self.channel.messages[9]
        message.text, message.edited = "Bulletin 10: the quay is not quiet.", True
        return self._address(message)

    def delete(self) -> str:
        """The channel takes a message out."""
        message = self.channel.messages[10]
        self.channel.delete(message.number)
        return self._address(message)

    def _address(self, message: Message) -> str:
        return f"https://t.me/harbourwatch/{message.number}"


def _tooter(account: dict[str, Any]) -> str:
    return f"{account['acct']} ({account['display_name']})"


def _skeeter(view: dict[str, Any]) -> str:
    return f"{view['author']['handle']} ({view['author']['displayName']})"


def _utc(stated: str) -> str:
    return datetime.fromisoformat(stated).isoformat()


def _stamp(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _thing(data: dict[str, Any]) -> str:
    return f"https://www.reddit.com{data['permalink']}"
