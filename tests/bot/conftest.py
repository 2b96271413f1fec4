"""How generated cases are run: without a time limit for each, since the machine may be busy with others."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("without deadlines", deadline=None)
settings.load_profile("without deadlines")
