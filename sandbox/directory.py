"""The people and conversations of a workspace, found by id or by name."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sandbox.accounts import Channel, Team, User
from sandbox.pulse import Pulse

Who = User | str
Where = Channel | str


class Directory:
    """All accounts. Values are frozen, so a change puts a new value in the place of the old one."""

    def __init__(self, pulse: Pulse, team: Team) -> None:
        self.team = team
        self._pulse = pulse
        self._users: dict[str, User] = {}
        self._channels: dict[str, Channel] = {}

    def users(self) -> list[User]:
        with self._pulse.changed:
            return list(self._users.values())

    def channels(self) -> list[Channel]:
        with self._pulse.changed:
            return list(self._channels.values())

    def find_user(self, who: Who) -> User | None:
        """The current state of a person, by value, id, name or @name."""
        key = who.id if isinstance(who, User) else who.removeprefix("@")
        with self._pulse.changed:
            return self._users.get(key) or next((user for user in self.users() if user.name == key), None)

    def get_user(self, who: Who) -> User:
        user = self.find_user(who)
        if user is None:
            raise LookupError(f"nobody in this workspace is called {who}")
        return user

    def find_channel(self, where: Where) -> Channel | None:
        """The current state of a conversation, by value, id, name or #name."""
        key = where.id if isinstance(where, Channel) else where.removeprefix("#")
        with self._pulse.changed:
            return self._channels.get(key) or next(
                (channel for channel in self.channels() if channel.name == key and not channel.is_im), None
            )

    def get_channel(self, where: Where) -> Channel:
        channel = self.find_channel(where)
        if channel is None:
            raise LookupError(f"no conversation in this workspace is called {where}")
        return channel

    def add_user(self, name: str, **traits: Any) -> User:
        """Add a person. `traits` are fields of User; the id and the team are made up unless given."""
        made_up = {"id": self._pulse.next_id("U"), "team_id": self.team.id, "real_name": name.capitalize()}
        user = User(name=name, **{**made_up, "email": f"{name}@example.org", **traits})
        return self._store_user(user)

    def change_user(self, who: Who, **traits: Any) -> User:
        with self._pulse.changed:
            return self._store_user(replace(self.get_user(who), **traits))

    def add_channel(self, name: str, *, members: Iterable[Who] = (), **traits: Any) -> Channel:
        ids = frozenset(self.get_user(member).id for member in members)
        return self._store_channel(
            Channel(id=self._pulse.next_id("C"), name=name, members=ids, **traits),
        )

    def change_channel(self, where: Where, **traits: Any) -> Channel:
        with self._pulse.changed:
            return self._store_channel(replace(self.get_channel(where), **traits))

    def find_direct(self, one: str, other: str) -> Channel | None:
        """The direct conversation of two user ids, if it was ever opened."""
        pair = frozenset({one, other})
        return next((channel for channel in self.channels() if channel.is_im and channel.members == pair), None)

    def open_direct(self, one: str, other: str) -> Channel:
        with self._pulse.changed:
            return self.find_direct(one, other) or self._store_channel(
                Channel(
                    id=self._pulse.next_id("D"),
                    name="directmessage",
                    members=frozenset({one, other}),
                    is_im=True,
                    is_private=True,
                ),
            )

    def _store_user(self, user: User) -> User:
        with self._pulse.changed:
            self._users[user.id] = user
            self._pulse.beat()
        return user

    def _store_channel(self, channel: Channel) -> Channel:
        with self._pulse.changed:
            self._channels[channel.id] = channel
            self._pulse.beat()
        return channel
