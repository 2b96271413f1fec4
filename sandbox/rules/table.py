"""The table of blocks and of whole payloads: every limit that Slack documents or that people have measured.

Sources: docs.slack.dev/reference/block-kit (blocks, elements, composition objects) and
docs.slack.dev/reference/views. `elements.py` and `parts.py` are the same table for smaller things.
"""

from collections.abc import Mapping

from sandbox.rules.elements import ELEMENTS, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from sandbox.rules.kinds import MESSAGE, MODAL, Fields, Flag, Items, Number, OneOf, Shape, Typed, Whole, Words
from sandbox.rules.parts import ANY_TYPE, LONGEST_ID, RICH_TEXT, SLACK_FILE, URL, plain, text

MOST_MESSAGE_BLOCKS = 50
MOST_VIEW_BLOCKS = 100
MOST_ATTACHMENTS = 100
MOST_TABLES = 1
LONGEST_POSTED_TEXT = 40_000  # longer is cut, with a warning
LONGEST_UPDATED_TEXT = 4_000  # chat.update is stricter than chat.postMessage
LONGEST_MARKDOWN = 12_000  # over all markdown blocks of a message
LONGEST_TABLE = 10_000  # characters over all cells
# Undocumented: 13,172 passed and 13,297 failed (github.com/slackapi/bolt-js/issues/2509).
LONGEST_MESSAGE_BLOCKS = 13_200
LARGEST_VIEW = 250_000  # bytes of JSON
LARGEST_METADATA = 16_000  # bytes of JSON; Slack names no number

_ONLY_MESSAGE = frozenset({MESSAGE})
_BLOCK: Fields = {"type": ANY_TYPE, "block_id?": Words(LONGEST_ID)}
_CELL = Typed(
    {
        "raw_text": Shape({"type": ANY_TYPE, "text": Words(LONGEST_TABLE)}),
        "raw_number": Shape({"type": ANY_TYPE, "value": Number(), "text": Words(LONGEST_TABLE)}),
        "rich_text": RICH_TEXT,
    },
)
_COLUMN = Shape({"align?": OneOf(("left", "center", "right")), "is_wrapped?": Flag()})

BLOCKS: Mapping[str, Shape] = {
    "section": Shape(
        {
            **_BLOCK,
            "text?": text(3000),
            "fields?": Items(text(2000), 1, 10),
            "accessory?": IN_SECTION,
            "expand?": Flag(),
        },
        at_least_one_of=("text", "fields"),
    ),
    "header": Shape({**_BLOCK, "text": plain(150), "level?": Whole(1, 4)}),
    "context": Shape(
        {**_BLOCK, "elements": Items(Typed({**text(3000).shapes, "image": ELEMENTS["image"]}), 1, 10)},
    ),
    "divider": Shape(_BLOCK),
    "image": Shape(
        {
            **_BLOCK,
            "image_url?": Words(3000, pattern=URL),
            "slack_file?": SLACK_FILE,
            "alt_text": Words(2000),
            "title?": plain(2000),
        },
        exactly_one_of=("image_url", "slack_file"),
    ),
    "actions": Shape({**_BLOCK, "elements": Items(IN_ACTIONS, 1, 25)}),
    "input": Shape(
        {
            **_BLOCK,
            "label": plain(2000),
            "element": IN_INPUT,
            "hint?": plain(2000),
            "optional?": Flag(),
            "dispatch_action?": Flag(),
        },
    ),
    "rich_text": RICH_TEXT,
    "markdown": Shape({**_BLOCK, "text": Words(LONGEST_MARKDOWN)}, surfaces=_ONLY_MESSAGE),
    "table": Shape(
        {**_BLOCK, "rows": Items(Items(_CELL, 1, 20), 1, 100), "column_settings?": Items(_COLUMN, 1, 20)},
        surfaces=_ONLY_MESSAGE,
    ),
    "data_table": Shape(
        {
            **_BLOCK,
            "caption": Words(2000),
            "rows": Items(Items(_CELL, 1, 20), 2, 101),
            "page_size?": Whole(1, 100),
            "row_header_column_index?": Whole(0, 19),
        },
        surfaces=_ONLY_MESSAGE,
    ),
    "alert": Shape(
        {**_BLOCK, "text": text(200), "level?": OneOf(("default", "info", "warning", "error", "success"))},
        surfaces=frozenset({MODAL}),
    ),
    "context_actions": Shape({**_BLOCK, "elements": Items(IN_CONTEXT_ACTIONS, 1, 5)}, surfaces=_ONLY_MESSAGE),
}

REFUSED_BLOCKS: Mapping[str, str] = {
    "file": "only Slack itself makes this block; an app shares a file with files.completeUploadExternal",
    "video": "it needs the scope links.embed:write and an unfurl domain",
    "card": "launched in 2026 and not drawn in every client",
    "carousel": "it holds cards",
    "container": "launched in 2026 and not drawn in every client",
    "data_visualization": "launched in 2026 in phases, so a message must do without",
    "plan": "meant for agents, which lock guests out",
    "task_card": "meant for agents, which lock guests out",
}

ANY_BLOCK = Typed(BLOCKS, REFUSED_BLOCKS)

_VIEW: Fields = {
    "type": ANY_TYPE,
    "blocks": Items(ANY_BLOCK, 0, MOST_VIEW_BLOCKS),
    "callback_id?": Words(LONGEST_ID, shortest=0),
    "private_metadata?": Words(3000, shortest=0),
    "external_id?": Words(LONGEST_ID, shortest=0),
}

VIEWS: Mapping[str, Shape] = {
    "modal": Shape(
        {
            **_VIEW,
            "blocks": Items(ANY_BLOCK, 1, MOST_VIEW_BLOCKS),
            "title": plain(24),
            "submit?": plain(24),
            "close?": plain(24),
            "clear_on_close?": Flag(),
            "notify_on_close?": Flag(),
            "submit_disabled?": Flag(),
        },
    ),
    "home": Shape(_VIEW),
}
