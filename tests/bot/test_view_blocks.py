"""Tables stand in messages alone: in a window their rows are a list."""

from __future__ import annotations

from bot.blocks import Paragraph, Table, message
from bot.text import Person, Strong
from bot.view_blocks import for_view

TABLE = Table(
    caption=("Hankkeet",),
    header=(("Hanke",), ("Myöhässä",), ("Yksikkö",), ("Kuka",)),
    rows=(((Strong("H1"), " A & <b>"), 3, (), (Person("UAINO"),)),),
)


def test_a_table_becomes_a_list_with_what_its_cells_say_and_without_the_empty_ones():
    first, listed = for_view(message(Paragraph((("Alku",),)), TABLE).blocks)

    assert first == message(Paragraph((("Alku",),))).blocks[0]
    ((line,),) = [each["elements"] for each in listed["elements"]]
    assert line["elements"] == [
        {"type": "text", "text": "H1", "style": {"bold": True}},
        {"type": "text", "text": " A & <b>"},
        {"type": "text", "text": " · "},
        {"type": "text", "text": "Myöhässä 3"},
        {"type": "text", "text": " · "},
        {"type": "user", "user_id": "UAINO"},
    ]
