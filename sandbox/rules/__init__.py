"""What Slack accepts in blocks, messages and views. `table.py` holds the limits; the rest applies them."""
