"""Slack's composition objects: texts, options, confirmations, and the pieces of rich text."""

from collections.abc import Mapping

from sandbox.rules.kinds import Fields, Flag, Items, Number, OneOf, Rule, Shape, Typed, Whole, Words

URL = r"https?://.+"
LONGEST_ID = 255
ANY_TYPE = Words(255)


def plain(longest: int) -> Typed:
    """A plain_text object."""
    return Typed({"plain_text": _plain_shape(longest)})


def text(longest: int) -> Typed:
    """A text object: plain_text or mrkdwn."""
    return Typed({"plain_text": _plain_shape(longest), **mrkdwn(longest).shapes})


def mrkdwn(longest: int) -> Typed:
    """A mrkdwn object."""
    return Typed({"mrkdwn": Shape({"type": ANY_TYPE, "text": Words(longest), "verbatim?": Flag()})})


def _plain_shape(longest: int) -> Shape:
    return Shape({"type": ANY_TYPE, "text": Words(longest), "emoji?": Flag()})


def option(label: Rule) -> Shape:
    """One choice of a select, a group of radio buttons, checkboxes or an overflow menu."""
    return Shape({"text": label, "value": Words(150), "description?": plain(75), "url?": Words(3000, pattern=URL)})


PLAIN_OPTION = option(plain(75))
ANY_OPTION = option(text(75))
OPTION_GROUP = Shape({"label": plain(75), "options": Items(PLAIN_OPTION, 1, 100)})

# What an app offers in a select that asks it while somebody types; it may have found nothing.
SUGGESTIONS = Shape(
    {"options?": Items(PLAIN_OPTION, 0, 100), "option_groups?": Items(OPTION_GROUP, 0, 100)},
    exactly_one_of=("options", "option_groups"),
)

CONFIRM = Shape(
    {
        "title?": plain(100),
        "text": text(300),
        "confirm?": plain(30),
        "deny?": plain(30),
        "style?": OneOf(("primary", "danger")),
    },
)

SLACK_FILE = Shape({"id?": Words(255), "url?": Words(3000, pattern=URL)}, exactly_one_of=("id", "url"))

STYLE = Shape({f"{name}?": Flag() for name in ("bold", "italic", "strike", "code", "underline")})


def _leaf(fields: Fields) -> Shape:
    return Shape({"type": ANY_TYPE, "style?": STYLE, **fields})


RICH_TEXT_LEAVES: Mapping[str, Shape] = {
    "text": _leaf({"text": Words(3000)}),
    "link": _leaf({"url": Words(3000), "text?": Words(3000), "unsafe?": Flag()}),
    "user": _leaf({"user_id": Words(255)}),
    "usergroup": _leaf({"usergroup_id": Words(255)}),
    "channel": _leaf({"channel_id": Words(255)}),
    "team": _leaf({"team_id": Words(255)}),
    "broadcast": _leaf({"range": OneOf(("here", "channel", "everyone"))}),
    "emoji": _leaf({"name": Words(255), "unicode?": Words(255), "url?": Words(3000)}),
    "date": _leaf({"timestamp": Number(), "format": Words(255), "fallback?": Words(255), "url?": Words(3000)}),
    "color": _leaf({"value": Words(255)}),
}

_LINE = Items(Typed(RICH_TEXT_LEAVES), 0, 1000)
_CODE = Items(Typed({name: RICH_TEXT_LEAVES[name] for name in ("text", "link")}), 0, 1000)
_SECTION = Shape({"type": ANY_TYPE, "elements": _LINE})

RICH_TEXT_PARTS: Mapping[str, Shape] = {
    "rich_text_section": _SECTION,
    "rich_text_list": Shape(
        {
            "type": ANY_TYPE,
            "style": OneOf(("bullet", "ordered")),
            "elements": Items(Typed({"rich_text_section": _SECTION}), 1, 1000),
            "indent?": Whole(0, 8),
            "border?": OneOf((0, 1)),
            "offset?": Whole(0, 10_000),
        },
    ),
    "rich_text_preformatted": Shape({"type": ANY_TYPE, "elements": _CODE, "border?": OneOf((0, 1))}),
    "rich_text_quote": Shape({"type": ANY_TYPE, "elements": _LINE, "border?": OneOf((0, 1))}),
}

RICH_TEXT = Shape(
    {"type": ANY_TYPE, "block_id?": Words(LONGEST_ID), "elements": Items(Typed(RICH_TEXT_PARTS), 1, 1000)},
)
