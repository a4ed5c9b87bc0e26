"""The way to a Neo4j server: where it is, retries, and its errors in plain words."""

from __future__ import annotations

import contextlib
import logging
import os
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from graphbuild.errors import StoreError, UsageError

if TYPE_CHECKING:
    import neo4j

T = TypeVar("T")
Work = Callable[["neo4j.ManagedTransaction"], T]

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_CONNECT_SECONDS = 10.0
_RETRY_SECONDS = 60.0
_FETCH = 2_000

_UNAUTHORIZED = "Neo.ClientError.Security.Unauthorized"
_TOO_MANY_TRIES = "Neo.ClientError.Security.AuthenticationRateLimit"
_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"


@dataclass(frozen=True, slots=True)
class Login:
    """Where a Neo4j server is and who asks. database: None for the user's own."""

    uri: str
    username: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None

    def __post_init__(self) -> None:
        """Raise UsageError on what is no address, without showing it if it has a secret."""
        try:
            parts = urlsplit(self.uri)
            secret, known = "@" in parts.netloc, parts.scheme in SCHEMES and parts.hostname
        except ValueError:
            secret, known = "@" in self.uri, None
        if secret:
            raise UsageError(
                "the address of the Neo4j server has a user or password in it. Leave it out: "
                "NEO4J_USERNAME and NEO4J_PASSWORD are the places."
            )
        if not known:
            raise UsageError(
                f"{self.uri!r} is no address of a Neo4j server. "
                "Write it as neo4j://HOST:7687, neo4j+s://HOST for Aura."
            )
        if (self.database or "").lower() == "system":
            raise UsageError(
                "the database system is Neo4j's own and holds no graphs. Name another with "
                "NEO4J_DATABASE or --database, or none for the user's own."
            )

    @classmethod
    def of(
        cls,
        uri: str | None = None,
        *,
        username: str | None = None,
        password: str | None = None,
        database: str | None = None,
    ) -> Login:
        """Return a login; what is not given comes from NEO4J_URI, _USERNAME, _PASSWORD, _DATABASE.

        Raises UsageError where there is no address.
        """
        uri = uri or os.environ.get("NEO4J_URI")
        if not uri:
            raise UsageError("no Neo4j server is named. Set NEO4J_URI, or give --uri.")
        return cls(
            uri,
            username or os.environ.get("NEO4J_USERNAME") or "neo4j",
            os.environ.get("NEO4J_PASSWORD", "") if password is None else password,
            database or os.environ.get("NEO4J_DATABASE") or None,
        )


class Connection:
    """A driver with its database set. All traffic goes through `_session`."""

    def __init__(self, login: Login) -> None:
        """Connect at once. Raises StoreError that says why it cannot be."""
        import neo4j

        # What the driver logs before a retry is told by the error, if it comes to that.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.login = login
        with self.told():
            self._driver = neo4j.GraphDatabase.driver(
                login.uri,
                auth=(login.username, login.password),
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=_RETRY_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS,
                notifications_min_severity="OFF",
                user_agent="graphbuild",
            )
            try:
                self.server = self._greet()
            except BaseException:
                self._driver.close()
                raise

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def read(self, work: Work[T]) -> T:
        """Return what `work` reads in one transaction, which may be tried anew."""
        with self._session(write=False) as session:
            return session.execute_read(work)

    def write(self, work: Work[T]) -> T:
        """Return what `work` gives; its changes are made wholly or not at all.

        Transient errors and lost connections are tried anew with growing waits, a
        minute long; so `work` must be fit to run twice.
        """
        with self._session(write=True) as session:
            return session.execute_write(work)

    @contextlib.contextmanager
    def holding(
        self, statement: str, parameters: Mapping[str, object]
    ) -> Iterator[Callable[[], None]]:
        """Run a statement, keep its locks while the block runs, then undo it.

        Yields what raises the driver's error once the locks are lost.
        """
        with self._session(write=True) as session:
            transaction = session.begin_transaction()
            try:
                transaction.run(statement, dict(parameters)).consume()

                def still_held() -> None:
                    transaction.run("RETURN 1").consume()

                yield still_held
            finally:
                with contextlib.suppress(Exception):
                    transaction.close()

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Raise the driver's errors as StoreError, without the password."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            yield
        except (DriverError, Neo4jError, OSError, ValueError) as error:
            raise StoreError(_without(self.login.password, self._explained(error))) from None

    def _greet(self) -> str:
        """Return the server's name and version; a server that is not there is not waited for."""
        with self._session(write=False) as session, session.begin_transaction() as transaction:
            return transaction.run("RETURN 1").consume().server.agent

    def _session(self, *, write: bool) -> neo4j.Session:
        import neo4j

        return self._driver.session(
            database=self.login.database,
            default_access_mode=neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS,
            fetch_size=_FETCH,
        )

    def _explained(self, error: Exception) -> str:
        from neo4j.exceptions import ClientError, Neo4jError, ServiceUnavailable

        uri, user, database = self.login.uri, self.login.username, self.login.database
        code = error.code if isinstance(error, Neo4jError) else None
        if code == _UNAUTHORIZED:
            return (
                f"{uri} does not let {user} in with this password. "
                "Check NEO4J_USERNAME and NEO4J_PASSWORD."
            )
        if code == _TOO_MANY_TRIES:
            return f"{uri} lets nobody in after too many wrong passwords. Wait a few seconds."
        if code == _NO_DATABASE:
            return f"{uri} has no database {database!r}. Check NEO4J_DATABASE or --database."
        if isinstance(error, ClientError):
            return f"{uri} refuses: {_sentence(error.message)}"
        if isinstance(error, Neo4jError):
            return f"{uri} failed: {_sentence(error.message)} Run it again: it goes on from there."
        if tls := _tls_fault(error):
            return f"cannot reach {uri}: {tls}"
        if isinstance(error, ServiceUnavailable | OSError | ValueError):
            return f"cannot reach {uri}: {_why(str(error))} Is the server running there?"
        return f"{uri}: {_sentence(str(error))} Run it again: it goes on from there."


def _tls_fault(error: BaseException) -> str | None:
    """Return what is wrong with the encryption, if that is what keeps us from the server."""
    faults = [each for each in _causes(error) if isinstance(each, ssl.SSLError)]
    if not faults:
        return None
    if isinstance(faults[0], ssl.SSLCertVerificationError):
        return (
            f"its TLS certificate is not trusted: {_sentence(faults[0].verify_message)} "
            "Trust its issuer, or with bolt+ssc:// or neo4j+ssc:// take any certificate."
        )
    return (
        "the address asks for TLS, and the server does not speak it at this port. Without +s or "
        "+ssc, bolt:// and neo4j:// are not encrypted; or turn TLS on in the server."
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and all that it came of."""
    if error is None:
        return
    yield error
    yield from _causes(error.__cause__ or error.__context__)
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _causes(each)


def _why(text: str) -> str:
    if "DNS" in text:
        return "no machine of this name is known."
    if "refused" in text:
        return "nothing answers at this port."
    return _sentence(text.partition("\n")[0])


def _sentence(text: str | None) -> str:
    words = (text or "it does not say why").strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _without(password: str, text: str) -> str:
    return text.replace(password, "…") if password else text
