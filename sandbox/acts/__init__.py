"""What people do in their Slack client, each act from the payload it sends to the effect of the answer."""
