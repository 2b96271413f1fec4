"""Whether whom and what somebody names may be named: full members, not a crowd, and a channel of our own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asked import Desk
from bot.words.administration import AdministrationFields
from services.facts import KEPT, Edit, Keep, said
from services.refusal import ChannelReadersUnknown, ChannelSharedOutside, NotMembers, PeopleTooMany

# Reminders go to each of them; a message that names more is no message any more.
MOST = 20

_ACCOUNT = re.compile(r"[UW][A-Z0-9]{1,30}")


def check_people(desk: Desk, account_ids: Sequence[str]) -> None:
    """Raises PeopleTooMany or NotMembers."""
    if len(account_ids) > MOST:
        raise PeopleTooMany(limit=MOST)
    strange = tuple(each for each in account_ids if not _ACCOUNT.fullmatch(each))
    outsiders = strange or desk.outsiders(account_ids)
    if outsiders:
        raise NotMembers(people=tuple(each for each in outsiders if each not in strange))


def check_channel(desk: Desk, channel_id: str | Keep | None) -> None:
    """Raises ChannelSharedOutside, or ChannelReadersUnknown: what is posted where others read is not taken back."""
    if not channel_id or channel_id is KEPT:
        return
    is_shared_outside = desk.is_shared_outside(channel_id)
    if is_shared_outside is None:
        raise ChannelReadersUnknown
    if is_shared_outside:
        raise ChannelSharedOutside


def check_named(desk: Desk, edit: Edit) -> None:
    """Both for whatever an edit names."""
    facts = said(edit)
    one_each = (facts.get(name) for name in ("responsible", "account_id", "deputy"))
    named = [*(facts.get("coordinators") or ()), *filter(None, one_each)]
    if named:
        check_people(desk, named)
    check_channel(desk, facts.get("channel_id"))


def check_administration(desk: Desk, said: AdministrationFields) -> None:
    """Both for whom an administrator appoints and what they choose."""
    check_people(desk, said.appointed)
    check_channel(desk, said.chosen.channel_id)
