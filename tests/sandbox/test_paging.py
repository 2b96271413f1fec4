import pytest

from sandbox.paging import page


def test_pages_follow_one_another_to_the_end():
    first, cursor = page("abcde", cursor="", limit=2)
    second, cursor = page("abcde", cursor=cursor, limit=2)
    third, end = page("abcde", cursor=cursor, limit=2)

    assert (first, second, third, end) == (["a", "b"], ["c", "d"], ["e"], "")


@pytest.mark.parametrize("cursor", ["bogus", "b3RoZXI6MQ==", "bmV4dDo5OQ=="])
def test_a_cursor_that_was_never_handed_out_is_refused(cursor):
    assert page("abc", cursor=cursor, limit=2) is None
