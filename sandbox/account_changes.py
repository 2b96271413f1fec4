"""The administrator's side of the local Slack: people and channels come, change and go.

The app hears of a change if it subscribed to the event and is connected; before that, it is set-up.
"""

from collections.abc import Iterable
from typing import Any

from sandbox.accounts import Channel, User
from sandbox.acts import events
from sandbox.acts.stage import Stage
from sandbox.directory import Where, Who
from sandbox.messages import File


class AccountChanges:
    """Each method returns the new state of what it changed."""

    _stage: Stage

    def user(self, who: Who) -> User:
        return self._stage.workspace.directory.get_user(who)

    def channel(self, where: Where) -> Channel:
        return self._stage.workspace.directory.get_channel(where)

    def users(self) -> list[User]:
        return self._stage.workspace.directory.users()

    def channels(self) -> list[Channel]:
        return self._stage.workspace.directory.channels()

    def direct_channel(self, who: Who) -> Channel:
        """The direct conversation of a person and the app, opened if need be."""
        return self.channel(self._stage.workspace.direct_with_app(self.user(who)))

    def add_user(self, name: str, **traits: Any) -> User:
        """Add a person; `traits` are fields of User such as locale, tz, is_admin, is_restricted, team_id."""
        return self._stage.workspace.directory.add_user(name, **traits)

    def change_user(self, who: Who, **traits: Any) -> User:
        user = self._stage.workspace.directory.change_user(who, **traits)
        if self._is_heard:
            events.tell_user_change(self._stage, user)
        return user

    def deactivate(self, who: Who) -> User:
        return self.change_user(who, deleted=True)

    def add_channel(
        self,
        name: str,
        *,
        members: Iterable[Who] = (),
        private: bool = False,
        shared: bool = False,
        with_app: bool = False,
    ) -> Channel:
        everybody = [*members, *([self._stage.workspace.bot] if with_app else [])]
        return self._stage.workspace.directory.add_channel(
            name, members=everybody, is_private=private, is_ext_shared=shared
        )

    def join(self, where: Where, who: Who) -> Channel:
        return self._set_membership(where, self.user(who), joined=True)

    def leave(self, where: Where, who: Who) -> Channel:
        return self._set_membership(where, self.user(who), joined=False)

    def invite_app(self, where: Where) -> Channel:
        return self._set_membership(where, self._stage.workspace.bot, joined=True)

    def remove_app(self, where: Where) -> Channel:
        return self._set_membership(where, self._stage.workspace.bot, joined=False)

    def archive(self, where: Where) -> Channel:
        return self._set_archived(where, archived=True)

    def unarchive(self, where: Where) -> Channel:
        return self._set_archived(where, archived=False)

    def add_file(self, *, user: Who, name: str, content: bytes) -> File:
        """A file a person has uploaded, to be put into a file input."""
        return self._stage.workspace.uploads.add(
            name=name, owner=self.user(user).id, content=content, is_complete=True
        )

    @property
    def _is_heard(self) -> bool:
        return self._stage.is_connected()

    def _set_membership(self, where: Where, user: User, *, joined: bool) -> Channel:
        channel = self.channel(where)
        members = channel.members | {user.id} if joined else channel.members - {user.id}
        channel = self._stage.workspace.directory.change_channel(channel, members=members)
        if self._is_heard:
            events.tell_membership(self._stage, user, channel=channel, joined=joined)
        return channel

    def _set_archived(self, where: Where, *, archived: bool) -> Channel:
        channel = self._stage.workspace.directory.change_channel(where, is_archived=archived)
        if self._is_heard:
            events.tell_archived(self._stage, channel, archived=archived)
        return channel
