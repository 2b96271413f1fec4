"""Our table against the types that Slack publishes, where a copy of them lies beside the project."""

import json
from pathlib import Path

import jsonschema
import pytest

from sandbox.rules.blocks import message_block_problems
from sandbox.rules.elements import ELEMENTS, REFUSED_ELEMENTS
from sandbox.rules.kinds import MESSAGE, Spot
from sandbox.rules.parts import RICH_TEXT_LEAVES, RICH_TEXT_PARTS
from sandbox.rules.table import BLOCKS, REFUSED_BLOCKS
from sandbox.rules.views import surface_of, view_problems
from tests.sandbox.small_app import button, field, modal, plain, section

SCHEMA = Path(__file__).parents[4] / "shared" / "slack" / "block-kit.schema.json"
# Objects with a type that are neither blocks nor elements.
PARTS = (
    {"plain_text", "mrkdwn", "raw_text", "raw_number", "modal", "home"} | set(RICH_TEXT_LEAVES) | set(RICH_TEXT_PARTS)
)

OPTION = {"text": plain("One"), "value": "1"}
RICH_TEXT = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "x", "style": {"bold": True}}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U1"}]}],
        },
    ],
}
GOOD_BLOCKS = [
    section("x", accessory=button("Go", "go", style="primary")),
    {"type": "section", "fields": [plain("x")]},
    {"type": "header", "text": plain("x")},
    {"type": "divider"},
    {"type": "context", "elements": [plain("x"), {"type": "image", "image_url": "https://a.fi/b", "alt_text": "x"}]},
    {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "x"},
    {"type": "actions", "elements": [{"type": "static_select", "action_id": "a", "options": [OPTION]}]},
    {"type": "actions", "elements": [{"type": "overflow", "options": [OPTION]}, {"type": "datepicker"}]},
    {"type": "input", "label": plain("x"), "element": {"type": "plain_text_input", "multiline": True}},
    RICH_TEXT,
    {"type": "markdown", "text": "x"},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}, RICH_TEXT]]},
    {"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": plain("x")}]},
]
GOOD_MODALS = [
    modal(field("x", "a", element={"type": "number_input", "is_decimal_allowed": False})),
    modal(field("x", "a", element={"type": "file_input"}), {"type": "alert", "text": plain("x"), "level": "info"}),
]
BAD_BLOCKS = [
    {"type": "section", "text": "x"},
    {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
    {"type": "actions", "elements": [button("x", "go", style="blue")]},
    {"type": "input", "label": plain("x")},
    {"type": "image", "alt_text": "x"},
    {"type": "section", "text": plain("x"), "colour": "red"},
    {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "dotted", "elements": []}]},
]


@pytest.fixture(scope="module")
def schema():
    if not SCHEMA.exists():
        pytest.skip("no copy of Slack's published types beside the project")
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def accepted_by(schema, definition, payload):
    validator = jsonschema.Draft7Validator({**schema, "$ref": f"#/definitions/{definition}"})
    return validator.is_valid(payload)


def accepted_by_us(block):
    return not list(message_block_problems([block], Spot("/blocks", MESSAGE)))


def test_every_published_type_is_known_or_refused_with_a_reason(schema):
    published = {
        kind
        for definition in schema["definitions"].values()
        for variant in [definition, *definition.get("anyOf", ())]
        if (kind := variant.get("properties", {}).get("type", {}).get("const"))
    }
    ours = {*BLOCKS, *ELEMENTS, *REFUSED_BLOCKS, *REFUSED_ELEMENTS, *PARTS}

    assert len(published) > 50
    assert published - ours == set()
    assert all(len(reason) > 10 for reason in [*REFUSED_BLOCKS.values(), *REFUSED_ELEMENTS.values()])


def test_nothing_is_both_known_and_refused():
    assert not set(BLOCKS) & set(REFUSED_BLOCKS)
    assert not set(ELEMENTS) & set(REFUSED_ELEMENTS)


@pytest.mark.parametrize("block", GOOD_BLOCKS, ids=lambda block: block["type"])
def test_what_we_accept_the_schema_accepts(schema, block):
    assert accepted_by_us(block)
    assert accepted_by(schema, "KnownBlock", block)


@pytest.mark.parametrize("view", GOOD_MODALS)
def test_views_we_accept_the_schema_accepts(schema, view):
    assert view_problems(view, surface=surface_of(view)) == []
    assert accepted_by(schema, "ModalView", view)


@pytest.mark.parametrize("block", BAD_BLOCKS, ids=lambda block: block["type"])
def test_what_the_schema_refuses_we_refuse(schema, block):
    assert not accepted_by(schema, "KnownBlock", block)
    assert not accepted_by_us(block)


def test_every_property_of_our_table_is_published_and_the_other_way_round(schema):
    """What one side alone knows is listed here, so that a new copy of the schema shows what changed."""
    differences = {}
    for definition in schema["definitions"].values():
        properties = set(definition.get("properties", ()))
        kind = definition.get("properties", {}).get("type", {}).get("const")
        shape = {**BLOCKS, **ELEMENTS}.get(kind)
        if shape is not None and kind != "image":
            difference = properties ^ {name.rstrip("?") for name in shape.fields}
            if difference:
                differences[kind] = difference

    # A header's level was announced after this copy was published.
    assert differences == {"header": {"level"}}
