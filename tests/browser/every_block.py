"""One of everything that the page draws: each block and element in a message, each field in a modal."""

from __future__ import annotations

from typing import Any

from tests.sandbox.small_app import button, field, plain, section

Block = dict[str, Any]


def option(label: str, **parts: Any) -> Block:
    return {"text": plain(label), "value": label.lower(), **parts}


OPTIONS = [option("One", description=plain("the first")), option("Two")]
GROUPS = [{"label": plain("Early"), "options": OPTIONS}, {"label": plain("Late"), "options": [option("Three")]}]


def pick(kind: str, **parts: Any) -> Block:
    return {"type": kind, "action_id": kind, "placeholder": plain(f"Choose {kind}"), **parts}


def text(words: str, **style: bool) -> Block:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def line(*pieces: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(pieces)}


RICH_TEXT = {
    "type": "rich_text",
    "elements": [
        line(text("Plain "), text("bold ", bold=True), text("slanted ", italic=True), text("code", code=True)),
        line({"type": "link", "url": "https://example.org/", "text": "a link"}, text(" ")),
        line({"type": "emoji", "name": "tada", "unicode": "1f389"}),
        {"type": "rich_text_list", "style": "bullet", "elements": [line(text("first")), line(text("second"))]},
        {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [line(text("third"))]},
        {"type": "rich_text_quote", "elements": [text("quoted")]},
        {"type": "rich_text_preformatted", "elements": [text("as it stands")]},
    ],
}  # fmt: skip


def cells(*words: str) -> list[Block]:
    return [{"type": "raw_text", "text": word} for word in words]


DATA_TABLE = {
    "type": "data_table",
    "caption": "Projects",
    "page_size": 2,
    "row_header_column_index": 0,
    "rows": [
        cells("Project", "Days"),
        *([*cells(f"H{each}"), {"type": "raw_number", "value": each, "text": f"{each}"}] for each in range(1, 6)),
    ],
}  # fmt: skip

EVERY_BLOCK: list[Block] = [
    {"type": "header", "text": plain("Everything")},
    section(
        "*Bold*, _slanted_, ~struck~, `code`, <https://example.org/|a link>", accessory=button("Beside", "beside")
    ),
    {"type": "section", "fields": [plain("One field"), plain("Another")]},
    section("An overflow", accessory={"type": "overflow", "action_id": "overflow", "options": OPTIONS}),
    RICH_TEXT,
    DATA_TABLE,
    {"type": "divider"},
    {"type": "image", "image_url": "https://example.org/picture.png", "alt_text": "a picture from elsewhere"},
    {"type": "context", "elements": [plain("A note")]},
    {
        "type": "actions",
        "elements": [
            button("Primary", "primary", style="primary"),
            button("Danger", "danger", style="danger", value="x"),
            pick("static_select", option_groups=GROUPS),
            pick("users_select"),
            pick("channels_select"),
            pick("datepicker", initial_date="2027-03-01"),
            pick("timepicker"),
        ],
    },
    {
        "type": "actions",
        "elements": [
            {"type": "checkboxes", "action_id": "boxes", "options": OPTIONS, "initial_options": OPTIONS[:1]},
            {"type": "radio_buttons", "action_id": "radio", "options": OPTIONS},
        ],
    },
    {"type": "markdown", "text": "Some *markdown*"},
]

EVERY_FIELD: list[Block] = [
    {"type": "alert", "text": plain("Mind the gap"), "level": "warning"},
    field("Plain", "plain", hint=plain("Short, please")),
    field("Lines", "lines", element={"type": "plain_text_input", "multiline": True}, optional=True),
    field("Mail", "mail", element={"type": "email_text_input"}),
    field("Address", "address", element={"type": "url_text_input"}),
    field("Number", "number", element={"type": "number_input", "is_decimal_allowed": False}),
    field("Rich", "rich", element={"type": "rich_text_input"}),
    field("Day", "day", element={"type": "datepicker"}),
    field("Hour", "hour", element={"type": "timepicker"}),
    field("Moment", "moment", element={"type": "datetimepicker"}),
    field("File", "file", element={"type": "file_input"}),
    field("One of", "one", element={"type": "static_select", "options": OPTIONS}),
    field("Some of", "some", element={"type": "multi_static_select", "options": OPTIONS}),
    field("Found", "found", element={"type": "external_select", "min_query_length": 1}),
    field("Person", "person", element={"type": "users_select"}),
    field("People", "people", element={"type": "multi_users_select"}),
    field("Channel", "channel", element={"type": "conversations_select"}),
    field("Boxes", "ticks", element={"type": "checkboxes", "options": OPTIONS}),
    field("Radio", "radio", element={"type": "radio_buttons", "options": OPTIONS}),
]
