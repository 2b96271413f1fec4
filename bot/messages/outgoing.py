"""Whatever goes out by itself, by its kind."""

from __future__ import annotations

from bot.blocks import Message
from bot.messages import alarm, briefing, contact_check, digest, reminder
from bot.text import Language
from services.alarms import Silence, Undelivered
from services.briefings import Briefing
from services.digests import ContactCheck, Digest, DivisionDigest
from services.gateway import Notice, Outgoing


def render(outgoing: Outgoing, language: Language) -> Message:
    """Raises ValueError where it would not fit Slack."""
    match outgoing:
        case Notice():
            return reminder.render(outgoing, language)
        case Digest() | DivisionDigest():
            return digest.render(outgoing, language)
        case Briefing():
            return briefing.render(outgoing, language)
        case ContactCheck():
            return contact_check.render(outgoing, language)
        case Undelivered() | Silence():
            return alarm.render(outgoing, language)


def render_bare(outgoing: Outgoing, language: Language) -> Message:
    """What it is about, and nothing else: for what would not fit Slack in full."""
    match outgoing:
        case Notice():
            return reminder.render_bare(outgoing, language)
        case Digest() | DivisionDigest():
            return digest.render_bare(outgoing, language)
        case Briefing():
            return briefing.render_bare(outgoing, language)
        case ContactCheck():
            return contact_check.render(outgoing, language)
        case Undelivered() | Silence():
            return alarm.render(outgoing, language)
