"""Application credentials of Reddit (https://github.com/reddit-archive/reddit/wiki/OAuth2, "application only")."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.json import AnswerError, parse, text
from crawler.social.reddit_places import home

STEP = "token"


def login(task: Task, secrets: Mapping[str, str]) -> Ask | None:
    """Return the request that exchanges ``client_id`` and ``client_secret`` for a token, None without them."""
    name, word = secrets.get("client_id"), secrets.get("client_secret")
    if not name or not word:
        return None
    basic = b64encode(f"{name}:{word}".encode()).decode()
    headers = {"authorization": f"Basic {basic}", "content-type": "application/x-www-form-urlencoded"}
    return Ask(
        f"{home(task)}/api/v1/access_token",
        step=STEP,
        headers=headers,
        method="POST",
        body=b"grant_type=client_credentials",
        secret=True,
        tolerate=(400, 401, 403),
    )


def granted(answer: Answer) -> Harvest:
    """Return the header field that signs requests, or what is wrong with the credentials."""
    if answer.status != 200:
        return Harvest(error=f"Reddit refused client_id and client_secret (status {answer.status})")
    try:
        token = text(parse(answer.body), "access_token")
    except AnswerError:
        token = None
    if not token or not token.isprintable() or not token.isascii():
        return Harvest(error="Reddit gave no token for client_id and client_secret")
    return Harvest(token={"authorization": f"Bearer {token}"})
