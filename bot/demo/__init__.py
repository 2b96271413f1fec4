"""Trying the bot out: a local Slack in the browser, the real bot in it, and a story to begin with."""
