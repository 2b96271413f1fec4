from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.code import CodeSlip, Slip, looks_like_code, parse_code, slip_in

REAL = [
    "2021-1-PL01-KA121-VET-000008145",
    "2024-1-PL01-KA121-VET-000215917",
    "2023-1-ES01-KA121-VET-000118437",
    "2022-2-NL01-KA210-SCH-000099271",
    "2024-2-FR01-KA210-SCH-000279027",
    "2021-1-BE03-KA120-VET-000046295",
    "2025-1-FI01-KA120-VET-000386999",
    "2019-1-AT01-KA102-050670",
    "2014-1-LI01-KA200-000005",
]
WRONG = [
    "2024-1-ES01-KA121-VET-00012345",
    "2024-1-ES01-KA121-VET-0001234567",
    "2024-4-ES01-KA121-VET-000123456",
    "1924-1-ES01-KA121-VET-000123456",
    "2024-1-ES01-KA121-ABC-000123456",
    "2024-1-ES01-KA121-000123456",
    "2019-1-AT01-KA102-VET-050670",
    "2024-1-ES01-KA12-VET-000123456",
    "2024-1-ES01-\N{KELVIN SIGN}A121-VET-000123456",
    "2024-1-ES01-KA121-VET-\N{ARABIC-INDIC DIGIT ONE}00123456",
    "KA121-VET",
    "",
]


@pytest.mark.parametrize("text", REAL)
def test_a_real_code_reads_back_as_it_was_written(text: str):
    code = parse_code(text)
    assert code is not None
    assert code.text == text


@pytest.mark.parametrize("text", REAL)
def test_small_letters_and_spaces_around_a_code_do_not_matter(text: str):
    assert parse_code(f"  {text.lower()}\n") == parse_code(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_quite_a_code_is_none(text: str):
    assert parse_code(text) is None


def test_a_code_tells_its_call_country_and_action():
    code = parse_code("2026-1-fi01-ka121-vet-000123456")
    assert code is not None
    assert (code.call_year, code.country, code.action_type) == (2026, "FI", "KA121-VET")


def test_a_code_from_before_2021_tells_an_action_without_a_field():
    code = parse_code("2019-1-AT01-KA102-050670")
    assert code is not None
    assert (code.call_year, code.action_type) == (2019, "KA102")


@given(
    st.integers(2021, 2099),
    st.integers(1, 3),
    st.sampled_from(["FI01", "BE03", "SE01"]),
    st.sampled_from(["KA121", "KA220"]),
    st.sampled_from(["SCH", "VET", "ADU"]),
    st.integers(0, 999_999_999),
)
def test_every_code_of_the_form_is_read(year, call, agency, action, field, number):
    code = parse_code(f"{year}-{call}-{agency}-{action}-{field}-{number:09}")
    assert code is not None
    assert (code.call_year, code.country, code.action_type) == (year, agency[:2], f"{action}-{field}")


@pytest.mark.parametrize("text", [*REAL, "2024-1-ES01-KA121-VET-00012345", " 2024–1–ES01–KA121", "2024/1/es01/"])
def test_a_code_with_a_slip_in_it_still_looks_like_one(text: str):
    assert looks_like_code(text)


@pytest.mark.parametrize("text", ["2026-06-01", "1.6.2026–31.8.2027", "KA121-VET", "Stadin AO", ""])
def test_dates_actions_and_words_do_not_look_like_codes(text: str):
    assert not looks_like_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024–1–ES01–KA121–VET–000123456",
        "2024 1 ES01 KA121 VET 000123456",
        " 2024-1-es01-ka121-vet-000123456 ",
        "2024_1_ES01_KA121_VET_000123456",
        "2024 - 1 - ES01 - KA121 - VET - 000123456",
    ],
)
def test_other_dashes_spaces_and_lower_case_are_understood(text):
    assert parse_code(text).text == "2024-1-ES01-KA121-VET-000123456"


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("2024-1-ES01-KA121-VET-00012345", CodeSlip(slip=Slip.DIGITS, digits=8, needed=9)),
        ("2024-1-es01-ka121-vet-0001234567", CodeSlip(slip=Slip.DIGITS, digits=10, needed=9)),
        ("2019-1-AT01-KA102-05067", CodeSlip(slip=Slip.DIGITS, digits=5, needed=6)),
        ("2026-1-FI01-KA121-000123456", CodeSlip(slip=Slip.FIELD_MISSING)),
        ("2026-1-FI01-KA121-ABC-000123456", CodeSlip(slip=Slip.SHAPE)),
        ("2026-7-FI01-KA121-VET-000123456", CodeSlip(slip=Slip.SHAPE)),
        ("KA121-VET-000123456", CodeSlip(slip=Slip.SHAPE)),
        ("", CodeSlip(slip=Slip.SHAPE)),
    ],
)
def test_what_is_wrong_with_a_code_is_named(text, slip):
    assert parse_code(text) is None
    assert slip_in(text) == slip
