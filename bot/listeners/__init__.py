"""From Slack's request to an answer and back: the only place where what handlers return meets Slack.

The work is done first and the answer is the ack itself. SQLite takes milliseconds of Slack's three seconds,
and an ack followed by an error within the next instants would be lost. Only what needs Slack's own API acks
first.
"""
