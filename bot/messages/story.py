"""What became of a reminder: when it went out and to whom, or why it did not."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.messages.parts import DOT
from bot.text import Channel, Inline, Language, Line, Person, joined, plain, say, show
from programme.model import Anchor, Offset, Recipient
from services.explanations import Story


def line(story: Story, language: Language, *, timezone: ZoneInfo) -> Line:
    """One line: the moment, what became of it, and whose it is."""
    reminder, delivery = story.reminder, story.delivery
    moment = (delivery.sent_at if delivery else None) or reminder.send_at
    parts: list[Line] = [
        (plain(show(moment.astimezone(timezone), language)),),
        _rule(reminder.offset, language),
        _fate(story, language),
        whom(reminder.recipient, language),
    ]
    if delivery and delivery.sent_at is None and delivery.attempts > 1:
        parts.append(say("story.attempts", language, count=delivery.attempts))
    return joined(parts, DOT)


def _rule(offset: Offset, language: Language) -> Line:
    """By which rule it comes: so many days before or after what."""
    if offset.anchor is Anchor.CHOSEN:
        return say("offset.chosen", language)
    sign = "+" if offset.days > 0 else "−" if offset.days < 0 else "±"
    return say(f"offset.{offset.anchor}", language, days=f"{sign}{abs(offset.days)}")


def _fate(story: Story, language: Language) -> Line:
    """The state, and the reason where it was not sent."""
    reminder = story.reminder
    if reminder.reason is None:
        return say(f"story.{reminder.state}", language)
    if reminder.state == "undeliverable":
        return say("story.undeliverable_because", language, error=reminder.reason)
    return say("story.because", language, reason=Inline(say(f"reason.{reminder.reason}", language)))


def whom(recipient: Recipient, language: Language) -> Line:
    if recipient.kind == Recipient.CHANNEL:
        return show(Channel(recipient.id), language)
    return show(Person(recipient.id), language)
