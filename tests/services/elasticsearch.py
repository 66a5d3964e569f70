"""A real Elasticsearch for the tests: ``WATCHFLOOR_TEST_ELASTICSEARCH_URL`` if set, else servers of our own.

``python -m tests.services.elasticsearch`` fetches the servers beforehand.
"""

from __future__ import annotations

import atexit
import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.services.elasticsearch_home import RELEASES, Release, ServerMissingError, elasticsearch_home, find_java

GIVEN_URL = os.environ.get("WATCHFLOOR_TEST_ELASTICSEARCH_URL")
START_SECONDS = 180
LOGGING = """status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


class ElasticsearchServer:
    """One Elasticsearch on loopback with its data in a temporary folder, which outlives ``kill`` and ``start``.

    With a ``password`` it asks for a login; that of the user ``elastic`` is this one.
    """

    def __init__(self, release: Release, password: str | None = None) -> None:
        self.release = release
        self.password = password
        self.java = find_java(release.java)
        self.home = elasticsearch_home(release)
        self.folder = Path(tempfile.mkdtemp(prefix="watchfloor-elasticsearch-"))
        self.port, transport = _free_ports(2)
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._prepare(transport)
        atexit.register(self.stop)

    def _prepare(self, transport: int) -> None:
        config = self.folder / "config"
        shutil.copytree(self.home / "config", config)
        for name in ("data", "logs", "tmp"):
            (self.folder / name).mkdir()
        settings = {
            "discovery.type": "single-node",
            "network.host": "127.0.0.1",
            "http.port": self.port,
            "transport.port": transport,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "cluster.routing.allocation.disk.threshold_enabled": False,
            "xpack.security.enabled": self.password is not None,
            "xpack.security.http.ssl.enabled": False,
            "xpack.security.transport.ssl.enabled": False,
        }
        lines = [f"{name}: {json.dumps(value)}\n" for name, value in settings.items()]
        (config / "elasticsearch.yml").write_text("".join(lines))
        (config / "log4j2.properties").write_text(LOGGING)
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, "nobody")
        if self.password is not None:
            self._keep_password(self.password)

    def _keep_password(self, password: str) -> None:
        subprocess.run(
            self._command("keystore", "add", "-x", "-f", "bootstrap.password"),
            cwd=self.home,
            env=self._environment("keystore"),
            input=password.encode(),
            capture_output=True,
            check=True,
        )

    def start(self) -> None:
        """Start the server and wait until it answers. Raises RuntimeError with the end of its log."""
        log = self.folder / "console.log"
        with log.open("ab") as console:
            self._process = subprocess.Popen(
                self._command(),
                cwd=self.home,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"Elasticsearch {self.release.line} did not start: {log.read_text()[-1500:]}")
            time.sleep(0.2)

    def _command(self, tool: str = "server", *arguments: str) -> list[str]:
        options = ["-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", f"-Dcli.name={tool}", f"-Dcli.script={_script(tool)}"]
        options += [f"-Dcli.libs=lib/tools/{tool}-cli", f"-Des.path.home={self.home}", "-Des.distribution.type=tar"]
        options += [f"-Des.path.conf={self.folder / 'config'}"]
        if tool == "server" and (self.home / "lib" / "tools" / "server-launcher").is_dir():
            entry = ["-cp", "lib/tools/server-launcher/*", "org.elasticsearch.server.launcher.ServerLauncher"]
        else:
            entry = ["-cp", "lib/*:lib/cli-launcher/*", "org.elasticsearch.launcher.CliToolLauncher"]
        # Elasticsearch refuses to run as root.
        user = ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"] if os.geteuid() == 0 else []
        return [*user, str(self.java), *options, *entry, *arguments]

    def _environment(self, tool: str = "server") -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "JAVA": str(self.java),
            "JAVA_TYPE": "ES_JAVA_HOME",
            "ES_JAVA_HOME": str(self.java.parents[1]),
            "ES_HOME": str(self.home),
            "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
            "ES_TMPDIR": str(self.folder / "tmp"),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_DISTRIBUTION_TYPE": "tar",
            "CLI_NAME": tool,
            "CLI_SCRIPT": _script(tool),
            "CLI_LIBS": f"lib/tools/{tool}-cli",
        }

    def _answers(self) -> bool:
        request = urllib.request.Request(f"{self.url}/_cluster/health?wait_for_status=yellow&timeout=5s")
        if self.password is not None:
            login = base64.b64encode(f"elastic:{self.password}".encode()).decode()
            request.add_header("Authorization", f"Basic {login}")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """End the server and remove its data."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
        atexit.unregister(self.stop)


def _script(tool: str) -> str:
    return "./bin/elasticsearch" if tool == "server" else f"./bin/elasticsearch-{tool}"


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@contextmanager
def running(line: str, password: str | None = None) -> Iterator[ElasticsearchServer]:
    """Start a server of a version line for the length of a block; skip, or fail in CI, where that cannot be done."""
    try:
        server = ElasticsearchServer(RELEASES[line], password)
    except ServerMissingError as missing:
        reason = f"Elasticsearch {line}: {missing}; or set WATCHFLOOR_TEST_ELASTICSEARCH_URL"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session", params=["given"] if GIVEN_URL else list(RELEASES))
def elasticsearch_server(request: pytest.FixtureRequest) -> Iterator[ElasticsearchServer | None]:
    """A running server of each version line; None where the environment names one that is not ours to stop."""
    if GIVEN_URL:
        yield None
        return
    with running(request.param) as server:
        yield server


@pytest.fixture(scope="session")
def elasticsearch_url(elasticsearch_server: ElasticsearchServer | None) -> str:
    """The address of a running Elasticsearch; use an index prefix of your own and remove what you made."""
    return elasticsearch_server.url if elasticsearch_server else str(GIVEN_URL)


if __name__ == "__main__":
    for wanted in RELEASES.values():
        print(wanted.line, elasticsearch_home(wanted), find_java(wanted.java))
