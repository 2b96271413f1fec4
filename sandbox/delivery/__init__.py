"""How payloads reach the app: over one of its sockets, or as a signed POST to its request URL."""
