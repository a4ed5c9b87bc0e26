"""A Neo4j Community server on this machine: from Maven Central, no container, no root.

`python -m tests.services.neo4j` starts one for a person to try; `make neo4j` is that.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graphbuild.stores.neo4j.connection import Login

LTS, NEWEST = "5.26.30", "2026.08.1"
NEEDS_JAVA = {LTS: range(17, 22), NEWEST: range(21, 100)}
USERNAME = "neo4j"
DATABASE = "neo4j"

_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_SHELL_VERSION = LTS  # the newer series' shell is not on Maven Central
_START_SECONDS = 300
_STOP_SECONDS = 60
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>{name}</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>
    <classifier>{classifier}</classifier>
  </dependency></dependencies>
</project>
"""
_CONF = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size=1g
server.memory.pagecache.size={cache}m
dbms.usage_report.enabled=false
"""
_OPENS = ("java.nio", "java.io", "sun.nio.ch")


class NoServerError(Exception):
    """A server cannot be had here; says why."""


@dataclass
class Server:
    """A server with its own folder, which can be stopped, killed and started again.

    compiled: how well Java compiles it, 1 to 4; the better, the longer it takes to warm up.
    cache: megabytes of its files that it keeps in memory.
    """

    version: str
    home: Path
    port: int
    password: str = field(default_factory=lambda: secrets.token_hex(12))
    process: subprocess.Popen[bytes] | None = None
    compiled: int = 1
    cache: int = 64

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def prepare(self) -> None:
        """Write its settings and, of a new one, the password."""
        new = not (self.home / "data").is_dir()
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(
            _CONF.format(port=self.port, cache=self.cache), "utf-8"
        )
        if new:
            self.admin("dbms", "set-initial-password", self.password)

    def start(self) -> None:
        """Start it, on the data it has, and wait until it answers."""
        self.prepare()
        folders = f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"
        command = [*self._java(), main_class(self.version), *folders]
        with (self.home / "console.log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self._wait()

    def stop(self) -> None:
        """Have it end in good order."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def admin(self, *arguments: str, folder: Path | None = None) -> str:
        """Run neo4j-admin in a folder, the server stopped; return what it prints."""
        done = subprocess.run(
            [*self._java(), "org.neo4j.cli.AdminTool", *arguments],
            env={
                **os.environ,
                "NEO4J_HOME": str(self.home),
                "NEO4J_CONF": str(self.home / "conf"),
            },
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {arguments[0]}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def _java(self) -> list[str]:
        opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENS]
        jars = jars_of("neo4j", self.version)
        options = ("-Xmx1g", "-XX:+UseSerialGC", f"-XX:TieredStopAtLevel={self.compiled}")
        return [str(java_for(self.version)), *options, *opens, "-cp", f"{jars}/*"]

    def _wait(self) -> None:
        from neo4j import GraphDatabase
        from neo4j.exceptions import DriverError, Neo4jError

        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end and self.process is not None and self.process.poll() is None:
            with (
                contextlib.suppress(DriverError, Neo4jError, OSError),
                GraphDatabase.driver(self.uri, auth=(USERNAME, self.password)) as driver,
                driver.session(database=DATABASE) as session,
            ):
                session.run("RETURN 1").consume()  # one try; execute_query would wait
                return
            time.sleep(0.2)
        log = (self.home / "console.log").read_text("utf-8", "replace")[-2000:]
        self.kill()
        raise NoServerError(f"Neo4j {self.version} did not start. {log}")


@contextlib.contextmanager
def running(
    version: str = LTS,
    *,
    before: Callable[[Server], object] = lambda _: None,
    compiled: int = 1,
    cache: int = 64,
) -> Iterator[Server]:
    """A new, empty server on a free port; gone with its data at the end.

    before: what is done with it before it starts. compiled, cache: see Server.
    """
    java_for(version)
    home = Path(tempfile.mkdtemp(prefix="neo4j-"))
    server = Server(version, home, free_port(), compiled=compiled, cache=cache)
    try:
        server.prepare()
        before(server)
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(home, ignore_errors=True)


def shell(login: Login, script: Path, *, times: int = 1) -> str:
    """Run a script through cypher-shell, so many times, and return what it prints."""
    jars = jars_of("cypher-shell", _SHELL_VERSION)
    java = str(java_for(LTS)), "-XX:TieredStopAtLevel=1"
    command = [*java, "-cp", f"{jars}/*", "org.neo4j.shell.Main"]
    options = ("-a", login.uri, "-u", login.username, "--format", "plain")
    files = ("-f", str(script)) * times
    done = subprocess.run(
        [*command, *options, *files],
        env={**os.environ, "NEO4J_PASSWORD": login.password},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        return port


def java_for(version: str) -> Path:
    """The first Java here that the version of Neo4j runs on."""
    fits = NEEDS_JAVA[version]
    places = [os.environ.get("JAVA_HOME", ""), *sorted(map(str, Path("/usr/lib/jvm").glob("*")))]
    candidates = [Path(place) / "bin" / "java" for place in places if place]
    if on_path := shutil.which("java"):
        candidates.append(Path(on_path))
    for java in candidates:
        if java.is_file():
            said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
            found = re.search(r'version "(\d+)', said.stderr)
            if found and int(found[1]) in fits:
                return java
    raise NoServerError(f"Neo4j {version} needs Java {fits.start} or newer, and none is here")


def jars_of(artifact: str, version: str, *, group: str = "org.neo4j", classifier: str = "") -> Path:
    """The folder of an artifact and all that it needs; fetched once.

    Kept in GRAPHBUILD_NEO4J_CACHE, or in the user's cache folder.
    """
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphbuild"
    caches = Path(os.environ.get("GRAPHBUILD_NEO4J_CACHE") or caches)
    folder = caches / f"{artifact}-{version}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServerError("Maven fetches Neo4j, and no mvn is on the PATH")
    caches.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=caches) as part:
        pom = _POM.format(
            name=f"{artifact}-jars",
            group=group,
            artifact=artifact,
            version=version,
            classifier=classifier,
        )
        (Path(part) / "pom.xml").write_text(pom, "utf-8")
        options = ["-DoutputDirectory=jars", "-DincludeScope=runtime", "-Dmdep.prependGroupId=true"]
        done = subprocess.run(
            [maven, "-q", "-B", _PLUGIN, *options],
            cwd=part,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NoServerError(f"Maven cannot fetch Neo4j {version}: {done.stdout[-2000:]}")
        with contextlib.suppress(OSError):  # another run was faster
            (Path(part) / "jars").rename(folder)
    return folder


def main_class(version: str) -> str:
    """The server's main class, which its jar names: it differs between the series."""
    (jar,) = jars_of("neo4j", version).glob(f"*neo4j.neo4j-{version}.jar")
    with zipfile.ZipFile(jar) as packed:
        named = packed.read("META-INF/services/org.neo4j.server.startup.EntryPoint")
    return named.decode().split()[0]


def _serve(home: Path) -> None:
    server = Server(LTS, home.resolve(), 7687, compiled=4)
    secret = home / "password"
    if secret.is_file():
        server.password = secret.read_text("utf-8")
    server.start()
    secret.touch(mode=0o600)
    secret.write_text(server.password, "utf-8")
    print("Neo4j", LTS, "is running; Ctrl-C stops it. Its data stay in", home)  # noqa: T201
    print(f"  export NEO4J_URI={server.uri} NEO4J_USERNAME={USERNAME}")  # noqa: T201
    print(f"  export NEO4J_PASSWORD={server.password}")  # noqa: T201
    print("  graphbuild load graph")  # noqa: T201
    try:
        if server.process is not None:
            server.process.wait()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    try:
        _serve(Path(sys.argv[1] if len(sys.argv) > 1 else ".neo4j"))
    except NoServerError as error:
        sys.exit(str(error))
