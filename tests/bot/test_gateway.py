"""The gateway against the real HTTP of the local Slack: what each of Slack's answers means to the sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from slack_sdk import WebClient

from bot.gateway import SlackGateway
from bot.text import Language
from programme.model import Anchor, Contact, Offset, Recipient
from sandbox.local_slack import LocalSlack
from services.gateway import (
    Delivered,
    NotFound,
    Notice,
    NoticeItem,
    Occasion,
    Outgoing,
    Share,
    TryAgain,
    Undeliverable,
    Unknown,
)
from tests.bot.facts import due
from tests.bot.sample_outgoing import BRIEFING, CHECK, DIGEST, DIVISION_DIGEST, GONE, long_digest
from tests.support.bot_process import MANIFEST
from tests.support.builders import make_project

LATER = ["ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "accesslimited"]
UNCLEAR = ["internal_error", "fatal_error", "request_timeout"]
APP_STOPPED = ["invalid_auth", "token_revoked", "account_inactive", "missing_scope", "ekm_access_denied"]
UNHEARD_OF = ["external_channel_migrating", "some_new_error"]
PERMANENT = ["channel_not_found", "is_archived", "not_in_channel", "restricted_action", "user_not_found"]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(manifest=MANIFEST) as slack:
        yield slack


@pytest.fixture
def gateway(slack: LocalSlack) -> SlackGateway:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, timeout=2, retry_handlers=[])
    client.proxy = None
    return SlackGateway(client, lambda _: Language.FINNISH)


def notice(recipient: Recipient, delivery_id: str = "d1") -> Notice:
    item = NoticeItem(
        reminder_id=1,
        offset=Offset(Anchor.DUE, -7),
        deadline=due("final_report", date(2027, 10, 30)),
        project=make_project(),
        call_line=None,
        shown_items=(),
        contact=Contact(key="k", name="Eerika", title="asiantuntija", email="e@example.fi", phones=("040 1",)),
        is_erasmus=True,
        occasion=Occasion.AS_MEANT,
        share=Share.OWN,
        absent=(),
        has_next_step=True,
        is_rerouted=False,
        is_late=False,
    )
    return Notice(delivery_id=delivery_id, recipient=recipient, items=(item,), today=date(2027, 10, 23))


def to_person(slack: LocalSlack, name: str = "aino") -> Recipient:
    return Recipient.person(slack.user(name).id)


def to_channel(slack: LocalSlack, name: str = "projektit") -> Recipient:
    return Recipient.channel(slack.channel(name).id)


def test_a_message_to_a_person_stands_in_their_direct_messages(gateway: SlackGateway, slack: LocalSlack):
    sent = gateway.send(notice(to_person(slack)))

    message = slack.direct_messages("aino")[0]
    assert sent == Delivered(conversation_id=message.channel, message_ts=message.ts)
    assert message.metadata == {"event_type": "hankebot_delivery", "event_payload": {"delivery": "d1"}}
    posted = slack.calls_to("chat.postMessage")[0].arguments
    assert str(posted["unfurl_links"]).lower() in ("false", "0")
    assert str(posted["unfurl_media"]).lower() in ("false", "0")


@pytest.mark.parametrize(
    ("outgoing", "begins"),
    [
        (DIGEST, "Viikon määräajat"),
        (DIVISION_DIGEST, "Toimialan hankkeet tällä viikolla"),
        (BRIEFING, "Hanke siirtyi sinulle: H1"),
        (GONE, "Hanke tarvitsee koordinaattorin: H1"),
        (CHECK, "Ovatko yhteystiedot ajan tasalla?"),
    ],
    ids=lambda value: getattr(value, "delivery_id", ""),
)
def test_whatever_goes_out_by_itself_is_posted_found_and_updated(
    outgoing: Outgoing, begins: str, gateway: SlackGateway, slack: LocalSlack
):
    addressed = replace(outgoing, recipient=to_person(slack))

    sent = gateway.send(addressed)

    assert isinstance(sent, Delivered)
    (message,) = slack.direct_messages("aino")
    assert slack.plain_text(message).startswith(begins)
    assert gateway.find(outgoing.delivery_id, addressed.recipient, after_ts=None) == sent
    assert gateway.update(addressed, sent) == sent
    assert slack.violations == ()


def test_a_week_that_does_not_fit_slack_in_full_is_counted(gateway: SlackGateway, slack: LocalSlack):
    assert isinstance(gateway.send(replace(long_digest("&" * 120), recipient=to_person(slack))), Delivered)

    (message,) = slack.direct_messages("aino")
    assert slack.plain_text(message).startswith("Viikon määräajat: myöhässä 12, kahden viikon sisällä 12.")


def test_a_message_that_does_not_fit_slack_in_full_is_sent_in_its_barest_form(
    gateway: SlackGateway, slack: LocalSlack
):
    one = notice(to_person(slack))
    crowd = replace(one, items=one.items * 60)

    assert isinstance(gateway.send(crowd), Delivered)
    (message,) = slack.direct_messages("aino")
    assert slack.plain_text(message).count("H1 Loppuraportti 30.10.2027") == 60
    assert slack.violations == ()


@pytest.mark.parametrize("error", LATER)
def test_slack_asks_for_patience_and_nothing_was_posted(error: str, gateway: SlackGateway, slack: LocalSlack):
    slack.fail("chat.postMessage", error=error)

    assert gateway.send(notice(to_person(slack))) == TryAgain(error=error)


def test_the_pause_that_slack_names_is_kept(gateway: SlackGateway, slack: LocalSlack):
    slack.fail("chat.postMessage", retry_after=17)

    assert gateway.send(notice(to_person(slack))) == TryAgain(error="ratelimited", after=17)


@pytest.mark.parametrize("error", UNCLEAR)
def test_some_errors_leave_open_whether_it_was_posted(error: str, gateway: SlackGateway, slack: LocalSlack):
    slack.fail("chat.postMessage", error=error)

    assert gateway.send(notice(to_person(slack))) == Unknown(error=error)


@pytest.mark.parametrize(
    "fault",
    [{"drop": True}, {"status": 500}, {"status": 503}, {"body": "<html>"}, {"body": '{"ok": tr'}, {"delay": 4}],
)
def test_an_answer_that_is_no_answer_leaves_it_open_too(
    fault: dict[str, object], gateway: SlackGateway, slack: LocalSlack
):
    slack.fail("chat.postMessage", **fault)

    assert isinstance(gateway.send(notice(to_person(slack))), Unknown)


@pytest.mark.parametrize("error", APP_STOPPED)
def test_while_slack_takes_nothing_from_us_all_wait(error: str, gateway: SlackGateway, slack: LocalSlack):
    slack.fail("chat.postMessage", error=error)

    assert gateway.send(notice(to_person(slack))) == TryAgain(error=error, after=300)


@pytest.mark.parametrize("error", UNHEARD_OF)
def test_an_error_that_nobody_has_heard_of_may_pass(error: str, gateway: SlackGateway, slack: LocalSlack):
    slack.fail("chat.postMessage", error=error)

    assert gateway.send(notice(to_person(slack))) == TryAgain(error=error)


def test_no_pause_is_believed_beyond_an_hour(gateway: SlackGateway, slack: LocalSlack):
    slack.fail("chat.postMessage", retry_after=2 * 10**10)

    assert gateway.send(notice(to_person(slack))) == TryAgain(error="ratelimited", after=3600)


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
def test_where_slack_refuses_the_blocks_the_plain_words_are_sent(
    error: str, gateway: SlackGateway, slack: LocalSlack
):
    slack.fail("chat.postMessage", error=error)

    assert isinstance(gateway.send(notice(to_person(slack))), Delivered)
    (message,) = slack.direct_messages("aino")
    assert not message.blocks
    assert "Loppuraportti" in message.text


@pytest.mark.parametrize("body", ['{"ok": true}', '{"ok": true, "channel": "D1"}', '{"ok": true, "channel": {}}'])
def test_a_conversation_of_an_unknown_shape_is_none(body: str, gateway: SlackGateway, slack: LocalSlack):
    slack.fail("conversations.open", body=body)

    assert isinstance(gateway.send(notice(to_person(slack))), TryAgain)


def test_a_history_of_an_unknown_shape_is_asked_for_again_later(gateway: SlackGateway, slack: LocalSlack):
    slack.fail("conversations.history", body='{"ok": true}')

    assert isinstance(gateway.find("d1", to_channel(slack), after_ts=None), TryAgain)


@pytest.mark.parametrize("error", PERMANENT)
def test_some_recipients_cannot_be_reached_at_all(error: str, gateway: SlackGateway, slack: LocalSlack):
    slack.fail("chat.postMessage", error=error)

    assert gateway.send(notice(to_person(slack))) == Undeliverable(error=error)


def test_before_the_conversation_is_open_nothing_can_have_been_posted(gateway: SlackGateway, slack: LocalSlack):
    slack.fail("conversations.open", drop=True)

    assert isinstance(gateway.send(notice(to_person(slack))), TryAgain)
    assert slack.calls_to("chat.postMessage") == []


def test_a_channel_without_the_bot_cannot_be_reached(gateway: SlackGateway, slack: LocalSlack):
    assert gateway.send(notice(to_channel(slack, "yleinen"))) == Undeliverable(error="not_in_channel")


def test_a_message_is_found_on_a_later_page_by_its_delivery(gateway: SlackGateway, slack: LocalSlack):
    sent = gateway.send(notice(to_channel(slack)))
    for number in range(230):
        slack.say(user="aino", text=f"viesti {number}", channel="projektit")

    assert gateway.find("d1", to_channel(slack), after_ts=None) == sent
    assert len(slack.calls_to("conversations.history")) == 3


def test_what_is_older_than_our_last_message_is_not_read(gateway: SlackGateway, slack: LocalSlack):
    gateway.send(notice(to_channel(slack), "d1"))
    latest = gateway.send(notice(to_channel(slack), "d2"))
    assert isinstance(latest, Delivered)

    assert gateway.find("d1", to_channel(slack), after_ts=latest.message_ts) == NotFound()


def test_while_slack_does_not_answer_the_search_goes_on_later(gateway: SlackGateway, slack: LocalSlack):
    slack.fail("conversations.history", status=503)

    assert isinstance(gateway.find("d1", to_channel(slack), after_ts=None), TryAgain)


@pytest.mark.parametrize("error", ["missing_scope", "channel_not_found", "not_in_channel"])
def test_where_slack_will_not_let_us_look_the_message_counts_as_not_found(
    error: str, gateway: SlackGateway, slack: LocalSlack
):
    slack.fail("conversations.history", error=error)

    assert gateway.find("d1", to_channel(slack), after_ts=None) == NotFound()


def test_a_message_that_somebody_deleted_is_not_updated_for_ever(gateway: SlackGateway, slack: LocalSlack):
    sent = gateway.send(notice(to_person(slack)))
    assert isinstance(sent, Delivered)
    slack.fail("chat.update", error="message_not_found")

    assert gateway.update(notice(to_person(slack)), sent) == Undeliverable(error="message_not_found")
