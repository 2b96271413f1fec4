"""One world while a page looks at it, from its story's beginning until it is reset or left."""

import threading
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.accounts import User
from sandbox.page.deeds import Deeds
from sandbox.page.inspector import describe_entries
from sandbox.page.snapshot import Json, Snapshot, latest_ts
from sandbox.page.story import World
from sandbox.page.travel import Traveller


class Visit:
    """Keeps what Slack's server does not: who has read how far, and where time is going.

    Its name tells one world from those before it, of which a page may not have heard yet.
    """

    def __init__(self, world: World, *, nudge: Callable[[], None], name: str = "world") -> None:
        self.name = name
        self._slack = world.slack
        self._time = world.time
        self._story = world.story
        self._nudge = nudge
        self._zone = ZoneInfo(self._people()[0].tz)
        self.traveller = Traveller(world.slack, world.time, zone=self._zone)
        self._read: dict[str, dict[str, str]] = {}
        self._is_over = False
        self.is_ready = False
        self._watcher = threading.Thread(target=self._watch, name="page", daemon=True)
        self._watcher.start()

    def begin(self) -> None:
        """Let the app connect and the story's acts happen, each at its time."""
        self._slack.wait_until_connected(timeout=30)
        for act in self._story.acts:
            if act.at > self._time.now():
                self.traveller.run(act.at)
            outcome = (self._slack.command if act.text.startswith("/") else self._slack.say)(
                user=act.who, text=act.text, channel=act.where
            )
            if outcome is not None and outcome.error:
                raise ValueError(f"the story stops at {act.text!r}: {outcome.error}")
        if self._story.now > self._time.now():
            self.traveller.run(self._story.now)
        self.is_ready = True
        self._nudge()

    def end(self) -> None:
        self.traveller.stop()
        self._is_over = True
        self._slack.wake()
        self._watcher.join()

    def snapshot(self, *, who: str, channel: str, limit: int) -> Json:
        user = self._user(who)
        read = self._read.setdefault(user.id, {})
        direct = self._slack.direct_channel(user).id
        heading_for = self.traveller.heading_for
        return {
            "isReady": self.is_ready,
            "world": self.name,
            "now": self._time.now().isoformat(),
            "zone": str(self._zone),
            "isMoving": self.traveller.is_moving,
            "headingFor": heading_for.isoformat() if heading_for else None,
            "actors": [user.name for user in self._people()],
            **Snapshot(self._slack, user, read).take(channel=channel or direct, limit=limit),
        }

    def do(self, deed: Json) -> Json:
        """A person's deed, or one of the page's own: reading, or moving time."""
        kind = deed.get("kind")
        if kind == "read":
            self._mark_read(self._user(str(deed["as"])), str(deed["channel"]))
        elif kind == "time":
            self._move_time(deed)
        else:
            return Deeds(self._slack, self._user(str(deed["as"]))).do(deed)
        return {"error": None, "errors": {}}

    def log(self, *, after: int) -> Json:
        return describe_entries(self._slack.entries, after=after)

    def file(self, file_id: str) -> bytes | None:
        file = self._slack.file(file_id)
        return file.content if file else None

    @property
    def tour(self) -> list[Json]:
        return [
            {
                "title": step.title, "text": step.text, "who": step.who, "where": step.where, "type": step.type,
                "time": step.time,
            }
            for step in self._story.tour
        ]  # fmt: skip

    def _people(self) -> list[User]:
        """Those one can act as: members and guests of this workspace, the first of them to begin with."""
        everybody = self._slack.users()
        home = next(user.team_id for user in everybody if user.is_bot)
        return [user for user in everybody if not (user.deleted or user.is_bot) and user.team_id == home]

    def _user(self, who: str) -> User:
        return self._slack.user(who) if who else self._people()[0]

    def _mark_read(self, user: User, channel: str) -> None:
        visible = self._slack.visible_messages(user=user, channel=channel)
        marks = self._read.setdefault(user.id, {})
        if marks.get(channel) != latest_ts(visible):
            marks[channel] = latest_ts(visible)
            self._nudge()

    def _move_time(self, deed: Json) -> None:
        if deed.get("stop"):
            self.traveller.stop()
        elif deed.get("to"):
            self.traveller.go_to(datetime.fromisoformat(str(deed["to"])))
        else:
            self.traveller.go(str(deed.get("step")))
        self._nudge()

    def _watch(self) -> None:
        seen = -1
        while not self._is_over:
            self._slack.wait_for_change(lambda: self._is_over or self._slack.beats != seen)  # noqa: B023 - asked at once
            seen = self._slack.beats
            self._nudge()
