import pytest

from services.access import may_change, require_change
from services.division import Actor
from services.refusal import NotYourProject
from tests.support.builders import make_project

PROJECT = make_project(id=7, coordinators=("UAINO", "UELLI"), created_by="UMIKKO")


@pytest.mark.parametrize(
    ("account_id", "is_administrator", "may"),
    [
        ("UAINO", False, True),
        ("UELLI", False, True),
        ("UMIKKO", False, False),
        ("USARI", False, False),
        ("USARI", True, True),
    ],
)
def test_a_project_is_its_coordinators_and_the_administrators_to_change(account_id, is_administrator, may):
    actor = Actor(account_id=account_id, is_administrator=is_administrator)

    assert may_change(actor, PROJECT) is may
    if may:
        require_change(actor, PROJECT)
    else:
        with pytest.raises(NotYourProject) as refused:
            require_change(actor, PROJECT)
        assert refused.value.facts == {"ref": "H7", "coordinators": ("UAINO", "UELLI")}
