import pytest

from sandbox.messages import Message
from sandbox.plain_text import PlainText
from tests.sandbox.small_app import button, plain, section


@pytest.fixture
def reader(slack):
    return PlainText(slack._workspace.directory)


def test_markup_is_read_with_names(slack, reader):
    aino, projects = slack.user("aino").id, slack.channel("projektit").id

    assert reader.mrkdwn(f"<@{aino}> in <#{projects}> &amp; <https://a.fi|here>") == (
        "@aino in #projektit & here (https://a.fi)"
    )
    assert reader.mrkdwn("<!channel> <!date^1^{date}|1 March>") == "@channel 1 March"


def test_every_kind_of_block_can_be_read(slack, reader):
    aino = slack.user("aino").id
    listing = {"type": "rich_text_section", "elements": [{"type": "user", "user_id": aino}]}
    cell = {"type": "raw_text", "text": "cell"}
    blocks = (
        {"type": "header", "text": plain("Title")},
        section("*bold*", accessory=button("Open", "open")),
        {"type": "section", "fields": [plain("left"), plain("right")]},
        {
            "type": "context",
            "elements": [plain("small"), {"type": "image", "image_url": "https://a", "alt_text": "x"}],
        },
        {"type": "divider"},
        {"type": "actions", "elements": [button("Yes", "yes"), button("No", "no")]},
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_list", "style": "ordered", "elements": [listing, listing]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "end"}]},
            ],
        },
        {"type": "markdown", "text": "# md"},
        {"type": "table", "rows": [[cell, cell]]},
    )

    text = reader.read(Message(channel="C1", ts="1.0", user="U1", text="fallback", blocks=blocks))

    assert text.splitlines() == [
        "Title",
        "*bold*",
        "[Open]",
        "left",
        "right",
        "small [image: x]",
        "---",
        "[Yes] [No]",
        "1. @aino",
        "2. @aino",
        "end",
        "# md",
        "cell | cell",
    ]


def test_boxes_stand_under_each_other_with_what_is_ticked(reader):
    options = [{"text": plain("Insurance & co"), "value": "1"}, {"text": plain("Consent"), "value": "2"}]
    boxes = {"type": "checkboxes", "action_id": "tick", "options": options, "initial_options": options[1:]}
    blocks = (
        {"type": "actions", "elements": [boxes]},
        {"type": "actions", "elements": [{**boxes, "initial_options": []}, button("Done", "done")]},
    )

    text = reader.read(Message(channel="C1", ts="1.0", user="U1", text="fallback", blocks=blocks))

    assert text.splitlines() == [
        "[ ] Insurance & co",
        "[x] Consent",
        "[ ] Insurance & co",
        "[ ] Consent [Done]",
    ]


def test_boxes_without_any_ticked_are_all_open(reader):
    options = [{"text": plain("One"), "value": "1"}]
    block = {"type": "actions", "elements": [{"type": "checkboxes", "action_id": "tick", "options": options}]}

    assert reader.blocks([block]) == "[ ] One"


def test_a_message_without_blocks_is_its_text(reader):
    assert reader.read(Message(channel="C1", ts="1.0", user="U1", text="a &lt; b")) == "a < b"
