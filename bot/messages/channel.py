"""What is said in and about a channel: the first words there, and how its weekly summary stands."""

from __future__ import annotations

from bot.blocks import Bullets, Button, Buttons, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_item_value
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
        parts.append(_switch("on", language))
    return message(*parts)


def render_digest(choice: DigestChoice, language: Language, *, is_new: bool) -> Message:
    notes = [Note(say("channel.digest_how", language))]
    if is_new and choice.scope is not None:
        notes.insert(0, Note(say("channel.invite", language)))
    # The division's is for administrators; whoever may not switch is told so.
    switch = (
        _switch("on" if choice.projects else "division", language)
        if choice.scope is None
        else _switch("off", language)
    )
    return message(Paragraph((say(_SCOPES[choice.scope], language),)), *notes, switch)


def _switch(code: str, language: Language) -> Buttons:
    label = say(f"button.channel_digest_{code}", language)
    button = Button(action=Action.CHANNEL_DIGEST, label=label, value=write_item_value(0, code))
    return Buttons(name="channel", buttons=(button,))
