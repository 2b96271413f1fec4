"""A local Slack on loopback: Web API, Socket Mode, signed HTTP deliveries and people who type and click.

It knows Slack's protocol and nothing of the bot, so whatever passes here was said over a real connection.
"""
