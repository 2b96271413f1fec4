"""The local Slack as tests and the page use it: start it, act as people, read what they see.

Everything goes over real connections; nothing here reaches into the app.
"""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sandbox.account_changes import AccountChanges
from sandbox.acting import Acting
from sandbox.acts.stage import Stage
from sandbox.delivery.courier import Courier
from sandbox.delivery.http import RequestUrl
from sandbox.delivery.sockets import Sockets
from sandbox.faults import Fault, Faults
from sandbox.manifest import read_manifest
from sandbox.methods.dispatch import Dispatcher
from sandbox.pace import Pace
from sandbox.people import settle
from sandbox.pulse import Clock, machine_clock
from sandbox.reading import Reading
from sandbox.responses import Answers, ResponseUrls
from sandbox.server import LoopbackServer
from sandbox.web import Web
from sandbox.workspace import Workspace


class LocalSlack(Acting, Reading, AccountChanges):
    """A context manager: the server runs between `__enter__` and `__exit__`."""

    def __init__(
        self,
        *,
        manifest: Path | Mapping[str, Any],
        port: int = 0,
        clock: Clock = machine_clock,
        acknowledge_within: float = 3.0,
        burst: int = 3,
        retry_scale: float = 1.0,
        with_people: bool = True,
    ) -> None:
        """`burst` messages may enter a channel at once, then one a second; `retry_scale` shortens event retries."""
        self._server = LoopbackServer(port=port)
        self._workspace = Workspace(manifest=read_manifest(manifest), clock=clock)
        self._faults = Faults()
        app = self._workspace.app
        self._sockets = Sockets(
            pulse=self._workspace.pulse, app_id=app.id, url=self._server.url.replace("http", "ws") + "/link"
        )
        self._courier = Courier(carrier=self._sockets, within=acknowledge_within, retry_scale=retry_scale)
        self._stage = Stage(
            workspace=self._workspace,
            courier=self._courier,
            answers=Answers(self._workspace),
            base_url=self._server.url,
        )
        self._pace = Pace(burst=burst)
        self.api_url = f"{self._server.url}/api/"
        self.bot_token, self.app_token = app.bot_token, app.app_token
        self.signing_secret = app.signing_secret
        self.bot_user_id, self.team_id = app.bot_user_id, self._workspace.team.id
        if with_people:
            settle(self._workspace)

    def __enter__(self) -> Self:
        self._server.start(self._web().application)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._courier.stop()
        self._sockets.drop()
        self._server.stop()

    def wait_until_connected(self, timeout: float = 10.0) -> None:
        """Wait for the app's first socket, or for its request URL to take connections."""
        self.wait_for(self._stage.is_connected, timeout, every=0.05)

    def deliver_to(self, request_url: str) -> None:
        """From now on deliver by signed POST instead of over sockets."""
        self._courier.carrier = RequestUrl(url=request_url, signing_secret=self.signing_secret)

    @property
    def connections(self) -> int:
        """How many sockets take payloads now."""
        return self._sockets.count

    def refresh_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the app to reconnect; the reason `warning` leaves its sockets in use meanwhile."""
        self._sockets.refresh(reason)

    def drop_sockets(self) -> None:
        """Cut all sockets without a word."""
        self._sockets.drop()

    def fail(
        self,
        method: str,
        *,
        status: int | None = None,
        error: str | None = None,
        retry_after: int | None = None,
        drop: bool = False,
        body: str | None = None,
        delay: float = 0.0,
        took_effect: bool = False,
        times: int = 1,
        channel: str | None = None,
    ) -> None:
        """Let the next `times` calls of a method go wrong, after the faults ordered before.

        The app sees an HTTP `status`, a Slack `error`, 429 with `retry_after`, a cut connection (`drop`) or a
        nonsense `body`. With `took_effect` the call is carried out all the same. A `delay` alone changes
        nothing but the time of the answer. "response_url" and "upload" count as methods.
        """
        self._faults.add(
            Fault(
                method=method,
                status=status,
                error=error,
                retry_after=retry_after,
                drop=drop,
                body=body,
                delay=delay,
                took_effect=took_effect,
                times=times,
                channel=channel,
            ),
        )

    def stop_failing(self) -> None:
        """Forget the faults that have not struck yet."""
        self._faults.clear()

    @property
    def pending_faults(self) -> int:
        """How many faults have not struck yet; one that delays its call counts as struck when the call begins."""
        return self._faults.count

    def _web(self) -> Web:
        dispatcher = Dispatcher(
            workspace=self._workspace,
            pace=self._pace,
            base_url=self._server.url,
            open_connection=self._sockets.issue_url,
        )
        return Web(
            workspace=self._workspace,
            dispatcher=dispatcher,
            response_urls=ResponseUrls(self._workspace, self._stage.answers),
            sockets=self._sockets,
            faults=self._faults,
        )
