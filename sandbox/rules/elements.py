"""The table of interactive elements: their properties, how long each may be, where they may stand."""

from collections.abc import Mapping

from sandbox.rules.kinds import HOME, MESSAGE, MODAL, Fields, Flag, Items, OneOf, Shape, Typed, Whole, Words
from sandbox.rules.parts import (
    ANY_OPTION,
    ANY_TYPE,
    CONFIRM,
    LONGEST_ID,
    OPTION_GROUP,
    PLAIN_OPTION,
    RICH_TEXT,
    SLACK_FILE,
    URL,
    plain,
)

_ONLY_MODAL = frozenset({MODAL})
_ONLY_MESSAGE = frozenset({MESSAGE})
_NOT_MESSAGE = frozenset({MODAL, HOME})
_PLACEHOLDER = plain(150)
_ID = Words(LONGEST_ID)
_DATE = Words(10, pattern=r"\d{4}-\d{2}-\d{2}")
_TIME = Words(5, pattern=r"([01]\d|2[0-3]):[0-5]\d")
_ACTION: Fields = {"type": ANY_TYPE, "action_id?": _ID}
_CHOICE: Fields = {**_ACTION, "confirm?": CONFIRM, "focus_on_load?": Flag()}
_SELECT: Fields = {**_CHOICE, "placeholder?": _PLACEHOLDER}
_MANY: Fields = {**_SELECT, "max_selected_items?": Whole(1, 1000)}
_TYPED_IN: Fields = {
    **_ACTION,
    "focus_on_load?": Flag(),
    "placeholder?": _PLACEHOLDER,
    "dispatch_action_config?": Shape(
        {"trigger_actions_on?": Items(OneOf(("on_enter_pressed", "on_character_entered")), 1, 2)},
    ),
}
_OPTIONS: Fields = {
    "options?": Items(PLAIN_OPTION, 1, 100),
    "option_groups?": Items(OPTION_GROUP, 1, 100),
}
_EITHER_OPTIONS = ("options", "option_groups")
_QUERY: Fields = {"min_query_length?": Whole(0, 100)}
_ONE_PLACE: Fields = {"response_url_enabled?": Flag()}
_FILTER = Shape(
    {
        "include?": Items(OneOf(("im", "mpim", "private", "public")), 1, 4),
        "exclude_external_shared_channels?": Flag(),
        "exclude_bot_users?": Flag(),
    },
)
_CONVERSATIONS: Fields = {"default_to_current_conversation?": Flag(), "filter?": _FILTER}
_FEEDBACK_BUTTON = Shape({"text": plain(75), "value": Words(2000), "accessibility_label?": Words(75)})

ELEMENTS: Mapping[str, Shape] = {
    "button": Shape(
        {
            **_ACTION,
            "text": plain(75),
            "value?": Words(2000),
            "url?": Words(3000, pattern=URL),
            "style?": OneOf(("primary", "danger")),
            "confirm?": CONFIRM,
            "accessibility_label?": Words(75),
        },
    ),
    "overflow": Shape({**_ACTION, "confirm?": CONFIRM, "options": Items(PLAIN_OPTION, 1, 5)}),
    "checkboxes": Shape(
        {**_CHOICE, "options": Items(ANY_OPTION, 1, 10), "initial_options?": Items(ANY_OPTION, 1, 10)},
    ),
    "radio_buttons": Shape({**_CHOICE, "options": Items(ANY_OPTION, 1, 10), "initial_option?": ANY_OPTION}),
    "static_select": Shape({**_SELECT, **_OPTIONS, "initial_option?": PLAIN_OPTION}, exactly_one_of=_EITHER_OPTIONS),
    "multi_static_select": Shape(
        {**_MANY, **_OPTIONS, "initial_options?": Items(PLAIN_OPTION, 1, 100)}, exactly_one_of=_EITHER_OPTIONS
    ),
    "external_select": Shape({**_SELECT, **_QUERY, "initial_option?": PLAIN_OPTION}),
    "multi_external_select": Shape({**_MANY, **_QUERY, "initial_options?": Items(PLAIN_OPTION, 1, 100)}),
    "users_select": Shape({**_SELECT, "initial_user?": _ID}),
    "multi_users_select": Shape({**_MANY, "initial_users?": Items(_ID, 1, 100)}),
    "channels_select": Shape({**_SELECT, **_ONE_PLACE, "initial_channel?": _ID}),
    "multi_channels_select": Shape({**_MANY, "initial_channels?": Items(_ID, 1, 100)}),
    "conversations_select": Shape({**_SELECT, **_ONE_PLACE, **_CONVERSATIONS, "initial_conversation?": _ID}),
    "multi_conversations_select": Shape(
        {**_MANY, **_CONVERSATIONS, "initial_conversations?": Items(_ID, 1, 100)},
    ),
    "datepicker": Shape({**_SELECT, "initial_date?": _DATE}),
    "timepicker": Shape({**_SELECT, "initial_time?": _TIME, "timezone?": Words(100)}),
    "datetimepicker": Shape(
        # Ten digits: seconds since 1970, never milliseconds.
        {**_CHOICE, "initial_date_time?": Whole(1_000_000_000, 9_999_999_999)},
        surfaces=frozenset({MESSAGE, MODAL}),
    ),
    "plain_text_input": Shape(
        {
            **_TYPED_IN,
            "initial_value?": Words(3000, shortest=0),
            "multiline?": Flag(),
            "min_length?": Whole(0, 3000),
            "max_length?": Whole(1, 3000),
        },
    ),
    "rich_text_input": Shape(
        {
            **_TYPED_IN,
            "initial_value?": Typed({"rich_text": RICH_TEXT}),
            "min_lines?": Whole(1, 100),
            "max_lines?": Whole(1, 100),
        },
        surfaces=_NOT_MESSAGE,
    ),
    "email_text_input": Shape({**_TYPED_IN, "initial_value?": Words(3000)}, surfaces=_ONLY_MODAL),
    "url_text_input": Shape({**_TYPED_IN, "initial_value?": Words(3000)}, surfaces=_ONLY_MODAL),
    "number_input": Shape(
        {
            **_TYPED_IN,
            "is_decimal_allowed": Flag(),
            # Numbers travel as strings here.
            "initial_value?": Words(100, pattern=r"-?\d+(\.\d+)?"),
            "min_value?": Words(100, pattern=r"-?\d+(\.\d+)?"),
            "max_value?": Words(100, pattern=r"-?\d+(\.\d+)?"),
        },
        surfaces=_ONLY_MODAL,
    ),
    "file_input": Shape(
        {**_ACTION, "filetypes?": Items(Words(255), 1, 100), "max_files?": Whole(1, 10)}, surfaces=_ONLY_MODAL
    ),
    "feedback_buttons": Shape(
        {**_ACTION, "positive_button": _FEEDBACK_BUTTON, "negative_button": _FEEDBACK_BUTTON},
        surfaces=_ONLY_MESSAGE,
    ),
    "icon_button": Shape(
        {
            **_ACTION,
            "icon": OneOf(("trash",)),
            "text": plain(75),
            "value?": Words(2000),
            "confirm?": CONFIRM,
            "accessibility_label?": Words(75),
            "visible_to_user_ids?": Items(_ID, 1, 100),
        },
        surfaces=_ONLY_MESSAGE,
    ),
    "image": Shape(
        {
            "type": ANY_TYPE,
            "image_url?": Words(3000, pattern=URL),
            "slack_file?": SLACK_FILE,
            "alt_text": Words(2000),
        },
        exactly_one_of=("image_url", "slack_file"),
    ),
}

REFUSED_ELEMENTS: Mapping[str, str] = {
    "workflow_button": "it starts a workflow hosted by Slack, and this Slack hosts none",
    "url": "it cites sources in task cards, which this Slack does not show",
}

_SELECTS = (
    "static_select",
    "external_select",
    "users_select",
    "channels_select",
    "conversations_select",
    *(name for name in ELEMENTS if name.startswith("multi_")),
)
_PICKS = ("checkboxes", "radio_buttons", "datepicker", "timepicker", *_SELECTS)


def typed(*names: str) -> Typed:
    """A rule that allows just these elements."""
    return Typed({name: ELEMENTS[name] for name in names}, REFUSED_ELEMENTS)


# A datetimepicker stands in actions and inputs, never beside a section.
IN_SECTION = typed("button", "overflow", "image", *_PICKS)
IN_ACTIONS = typed("button", "overflow", "datetimepicker", "rich_text_input", *_PICKS)
IN_CONTEXT_ACTIONS = typed("feedback_buttons", "icon_button")
IN_INPUT = typed(
    "plain_text_input",
    "rich_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "file_input",
    "datetimepicker",
    *_PICKS,
)
