"""A real browser for the tests: Debian's Chromium, headless, with a profile of its own; nothing is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

ABSENT = "Chromium is not there: apt-get install chromium chromium-driver"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-features=MediaRouter,OptimizationHints,Translate",
    "--hide-scrollbars",
    "--window-size=1280,900",
)


@contextmanager
def chromium() -> Iterator[Chrome]:
    """Start a browser for the length of a ``with`` block. Raises ``FileNotFoundError`` where it is not installed."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        raise FileNotFoundError(ABSENT)
    with TemporaryDirectory(prefix="watchfloor-chromium-", ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = binary
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        # Naming the driver keeps selenium from looking for one on the network.
        browser = Chrome(options=options, service=Service(driver, env=os.environ | {"HOME": str(Path(profile))}))
        try:
            yield browser
        finally:
            browser.quit()


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Chrome]:
    try:
        with chromium() as started:
            yield started
    except FileNotFoundError as absent:
        if os.environ.get("CI") == "true":
            pytest.fail(str(absent))
        pytest.skip(str(absent))


@pytest.fixture
def browser(_chromium: Chrome) -> Iterator[Chrome]:
    """A browser as freshly started: wide window, light colours, scripts allowed, empty console."""
    reset(_chromium)
    yield _chromium
    reset(_chromium)


def reset(browser: Chrome) -> None:
    """Undo what a test has set."""
    browser.get("about:blank")
    window(browser, 1280, 900)
    colours(browser, "light")
    scripts(browser, allowed=True)
    console(browser)


def window(browser: Chrome, width: int, height: int) -> None:
    """Give the page exactly this many CSS pixels; a real window cannot be as narrow as a telephone."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def colours(browser: Chrome, scheme: str) -> None:
    """Prefer ``light`` or ``dark``."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def scripts(browser: Chrome, *, allowed: bool) -> None:
    """Allow or forbid the pages' scripts."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})


def console(browser: Chrome) -> list[str]:
    """Return what the console said since it was last asked: refused resources, violations, failures."""
    entries: list[dict[str, object]] = browser.execute("getLog", {"type": "browser"})["value"]
    return [str(entry["message"]) for entry in entries]


requires_chromium = pytest.mark.skipif(
    shutil.which("chromium") is None and os.environ.get("CI") != "true", reason=ABSENT
)
"""For tests of parts that start Chromium by themselves."""
