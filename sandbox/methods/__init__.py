"""The Web API: one file per family of methods, and `table.py`, which names them all with their scopes."""
