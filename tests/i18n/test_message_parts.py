"""A translation names what its message is filled with: no less, and nothing that is not there."""

import pytest

from bulletin.i18n.message_calls import Message
from bulletin.i18n.message_parts import differing_parts


def _differing(message: Message, *texts: str) -> tuple[set[str], set[str]]:
    lacking, extra = differing_parts(message, texts)
    return set(lacking), set(extra)


def test_parts_may_stand_in_another_order() -> None:
    message = Message(id="{currency} {amount}", context="money")
    assert _differing(message, "{amount} {currency}") == (set(), set())


def test_a_part_that_is_left_out_or_misspelt_is_told() -> None:
    assert _differing(Message(id="as of {date}"), "tính đến {day}") == ({"date"}, {"day"})


def test_the_form_for_one_may_leave_its_number_out_but_not_that_for_many() -> None:
    message = Message(id="one page", plural="{count} pages")
    assert _differing(message, "eine Seite", "{count} Seiten") == (set(), set())
    assert _differing(message, "eine Seite", "Seiten") == ({"count"}, set())


def test_where_more_is_on_offer_translators_choose() -> None:
    message = Message(id="First quarter of {year}", context="period")
    assert _differing(message, "Quý {roman} năm {year}") == (set(), set())
    assert _differing(message, "{weekday}") == (set(), {"weekday"})


def test_an_open_brace_is_an_error() -> None:
    with pytest.raises(ValueError, match="expected '}'"):
        differing_parts(Message(id="{date}"), ("{date",))
