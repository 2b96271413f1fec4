"""The address of a message, made without asking Slack."""

from __future__ import annotations

import pytest

from bot.message_link import LONGEST, ChosenMessage, is_message_link, link_to

OURS = "https://toimiala.slack.com/"
TS = "1795507200.000100"


def message(**values: str) -> ChosenMessage:
    return ChosenMessage(**{"text": "", "channel_id": "C1ABC", "ts": TS, "thread_ts": "", **values})


def test_a_message_is_found_where_slack_shows_it():
    assert link_to(message(), workspace_url=OURS) == f"{OURS}archives/C1ABC/p1795507200000100"
    assert link_to(message(channel_id="D1"), workspace_url=OURS) == f"{OURS}archives/D1/p1795507200000100"


def test_what_begins_a_thread_is_found_like_any_other_and_a_reply_within_its_thread():
    assert link_to(message(thread_ts=TS), workspace_url=OURS) == f"{OURS}archives/C1ABC/p1795507200000100"
    reply = link_to(message(ts="1795507300.000200", thread_ts=TS), workspace_url=OURS)
    assert reply == f"{OURS}archives/C1ABC/p1795507300000200?thread_ts={TS}&cid=C1ABC"


@pytest.mark.parametrize(
    ("workspace_url", "values"),
    [
        ("", {}),
        ("http://toimiala.slack.com/", {}),
        (f"https://{'x' * LONGEST}/", {}),
        (OURS, {"channel_id": ""}),
        (OURS, {"channel_id": "../x"}),
        (OURS, {"ts": ""}),
        (OURS, {"ts": "now"}),
        (OURS, {"thread_ts": "1&x=2"}),
    ],
)
def test_where_it_cannot_be_said_there_is_no_address(workspace_url, values):
    assert link_to(message(**values), workspace_url=workspace_url) is None


def test_only_a_message_of_our_workspace_is_one():
    link = f"{OURS}archives/C1/p1795507200000100"
    assert is_message_link(link, workspace_url=OURS)
    assert not is_message_link(link, workspace_url="https://toinen.slack.com/")
    for other in (OURS, f"{link}/", f"{link}#x", f" {link}", link.replace("slack.com", "slackxcom")):
        assert not is_message_link(other, workspace_url=OURS)
