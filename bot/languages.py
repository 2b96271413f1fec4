"""Which language somebody is spoken to in.

A person's own choice, else Finnish or Swedish if their Slack speaks it, else the division's language. Slack's
locale tells nothing more: it has no Finnish everywhere, so an English one may hide a Finn.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.directory import Directory
from bot.text import Language
from programme.model import Recipient
from services.division import Division
from services.people import division_language, saved_language

_SPOKEN = {"fi": Language.FINNISH, "sv": Language.SWEDISH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    division: Division
    directory: Directory
    default: Language

    def of_person(self, account_id: str) -> Language:
        saved = saved_language(self.division, account_id)
        return Language(saved) if saved else self.spoken(self.directory.find(account_id).locale)

    def of_recipient(self, recipient: Recipient) -> Language:
        """A channel is spoken to in the division's language."""
        return self.of_person(recipient.id) if recipient.kind == Recipient.PERSON else self.of_division()

    def of_division(self) -> Language:
        """The one that an administrator has chosen, else the configured one."""
        return Language(division_language(self.division) or self.default)

    def spoken(self, locale: str) -> Language:
        return _SPOKEN.get(locale[:2]) or self.of_division()
