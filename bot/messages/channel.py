"""What is said in and about a channel: the first words there, and how its weekly summary stands."""

from __future__ import annotations

from bot.blocks import Bullets, Button, Buttons, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.parts import contact_line, project_name
from bot.text import Language, say
from services.channels import DigestChoice, DigestScope, Welcome

# So many of a channel's projects are named; hardly a channel has more.
SHOWN = 10

_SCOPES = {
    DigestScope.PROJECT: "channel.digest_project",
    DigestScope.DIVISION: "channel.digest_division",
    None: "channel.digest_off",
}


def render_welcome(welcome: Welcome, language: Language) -> Message:
    parts: list[Part] = [
        Paragraph(
            (
                say("channel.hello", language),
                say("channel.behind", language),
                contact_line(welcome.contact, language),
            )
        )
    ]
    if welcome.projects:
        parts.append(Paragraph((say("channel.projects_here", language),)))
        parts.append(Bullets(tuple(project_name(project) for project in welcome.projects[:SHOWN])))
    next_step = "channel.next_here" if welcome.projects else "channel.next_new"
    parts.append(Paragraph((say(next_step, language),)))
    if welcome.projects:
        label = say("button.channel_digest", language)
        digest = Button(action=Action.CHANNEL_DIGEST, label=label, value=write_value(0))
        parts.append(Buttons(name="channel", buttons=(digest,)))
    return message(*parts)


def render_digest(choice: DigestChoice, language: Language, *, is_new: bool) -> Message:
    notes = [Note(say("channel.digest_how", language))]
    if is_new and choice.scope is not None:
        notes.insert(0, Note(say("channel.invite", language)))
    return message(Paragraph((say(_SCOPES[choice.scope], language),)), *notes)
