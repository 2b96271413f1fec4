import pytest

from sandbox.escaping import encode_typed


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("give it to @mikko", "give it to <@{mikko}|mikko>"),
        ("post in #projektit", "post in <#{projektit}|projektit>"),
        ("a secret: #talous", "a secret: <#{talous}|>"),
        ("<!channel> & all", "&lt;!channel&gt; &amp; all"),
        ("<@U0SANDBOX>", "&lt;@U0SANDBOX&gt;"),
        ("see https://example.org/a?b=1&c=2", "see <https://example.org/a?b=1&amp;c=2>"),
        ("@nobody and aino@example.org and #9", "@nobody and aino@example.org and #9"),
        ("ask @mikko.", "ask <@{mikko}|mikko>."),
    ],
)
def test_typed_text_is_sent_as_slack_sends_it(slack, typed, sent):
    ids = {name: slack.user(name).id for name in ("mikko",)}
    ids |= {name: slack.channel(name).id for name in ("projektit", "talous")}

    assert encode_typed(typed, slack._workspace.directory) == sent.format(**ids)
