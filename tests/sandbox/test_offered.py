import pytest

from sandbox.accounts import Channel
from sandbox.offered import offers

PUBLIC, SHARED = Channel(id="C1", name="one"), Channel(id="C2", name="two", is_ext_shared=True)
PRIVATE, DIRECT = Channel(id="C3", name="three", is_private=True), Channel(id="D4", name="", is_im=True)


@pytest.mark.parametrize(
    ("element", "offered"),
    [
        ({"type": "conversations_select"}, [PUBLIC, SHARED, PRIVATE, DIRECT]),
        ({"type": "conversations_select", "filter": {"include": ["public"]}}, [PUBLIC, SHARED]),
        ({"type": "multi_conversations_select", "filter": {"include": ["im", "private"]}}, [PRIVATE, DIRECT]),
        (
            {"type": "conversations_select", "filter": {"exclude_external_shared_channels": True}},
            [PUBLIC, PRIVATE, DIRECT],
        ),
        ({"type": "channels_select"}, [PUBLIC, SHARED]),
    ],
)
def test_a_select_offers_what_its_filter_lets_through(element, offered):
    assert [each for each in (PUBLIC, SHARED, PRIVATE, DIRECT) if offers(element, each)] == offered
