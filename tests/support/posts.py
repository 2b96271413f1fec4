"""Who may hear of a project besides its coordinators: a contact, a lead, two administrators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from programme.staff import Person, Post, Staff

CONTACT = Post(account_id="UEERIKA", deputy=None)
LEAD = Post(account_id="UKATJA", deputy=None)


def make_staff(people: Mapping[str, Mapping[str, Any]] | None = None, **values: Any) -> Staff:
    """`people` are those of whom something is known, each with what it is."""
    known = {account_id: Person(account_id=account_id, **said) for account_id, said in (people or {}).items()}
    return Staff(
        **{
            "people": known,
            "contact": CONTACT,
            "lead": LEAD,
            "administrators": ("UPAULI", "USARI"),
            "division_channel": "CKAIKKI",
            **values,
        }
    )
