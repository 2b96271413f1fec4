"""The page: the local Slack in a browser, with the app's clock, what passed over the wire, and a story to start with.

It is served on an address of its own, beside the one on which the app speaks to Slack, and knows nothing of the app.
"""
