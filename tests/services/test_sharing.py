"""What is shared with a channel is posted once, whatever the chat delivers, answers or does not answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from services.refusal import ChannelClosedToUs, SharingRefused, SharingUncertain
from services.sharing import share_once


class Channel:
    """A channel that may answer with a refusal, or not at all."""

    def __init__(self) -> None:
        self.posts = 0
        self.answer: Exception | None = None

    def post(self) -> None:
        if not isinstance(self.answer, NOTHING_POSTED):
            self.posts += 1
        if self.answer:
            raise self.answer


NOTHING_POSTED = (ChannelClosedToUs, SharingRefused)


@pytest.fixture
def channel() -> Channel:
    return Channel()


def test_a_request_that_comes_twice_is_posted_once(division, channel):
    for _ in range(2):
        share_once(division, "a", channel.post)
    share_once(division, "b", channel.post)
    assert channel.posts == 2


def test_two_deliveries_at_the_same_instant_post_once(division, channel):
    is_being_posted, may_go_on = Event(), Event()

    def post_slowly() -> None:
        is_being_posted.set()
        assert may_go_on.wait(30)
        channel.post()

    with ThreadPoolExecutor(1) as other:
        first = other.submit(share_once, division, "a", post_slowly)
        assert is_being_posted.wait(30)
        with pytest.raises(SharingUncertain):
            share_once(division, "a", channel.post)
        may_go_on.set()
        first.result()
    share_once(division, "a", channel.post)
    assert channel.posts == 1


@pytest.mark.parametrize("refusal", NOTHING_POSTED)
def test_what_the_chat_refused_can_be_tried_again_at_once(division, channel, refusal):
    channel.answer = refusal()
    with pytest.raises(refusal):
        share_once(division, "a", channel.post)
    channel.answer = None
    share_once(division, "a", channel.post)
    assert channel.posts == 1


def test_what_the_chat_may_have_posted_is_posted_again_only_after_a_look(division, channel, clock):
    channel.answer = SharingUncertain()
    with pytest.raises(SharingUncertain):
        share_once(division, "a", channel.post)
    channel.answer = None
    with pytest.raises(SharingUncertain):
        share_once(division, "a", channel.post)
    clock.advance(seconds=11)
    share_once(division, "a", channel.post)
    assert channel.posts == 2


def test_a_clock_that_is_set_back_keeps_nobody_waiting(division, channel, clock):
    channel.answer = SharingUncertain()
    with pytest.raises(SharingUncertain):
        share_once(division, "a", channel.post)
    channel.answer = None
    clock.advance(days=-1)
    share_once(division, "a", channel.post)
    assert channel.posts == 2
