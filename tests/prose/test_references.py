"""References in words: found with their places, replaced one for one."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.prose.references import (
    Reference,
    loose_brackets,
    references,
    replace_references,
    unclosed_brackets,
)

BODY = """Doanh thu [[postal_revenue]], [[postal_revenue.change]].

Có [[=12]] đơn vị và [[ ops_full.share ]].
"""


def test_finds_each_reference_with_its_place() -> None:
    assert list(references(BODY)) == [
        Reference("postal_revenue", free=False, offset=10),
        Reference("postal_revenue.change", free=False, offset=30),
        Reference("12", free=True, offset=61),
        Reference("ops_full.share", free=False, offset=79),
    ]


def test_replaces_references_and_leaves_free_numbers_as_they_are() -> None:
    replaced = replace_references(BODY, lambda target: f"<{target}>")
    assert replaced == "Doanh thu <postal_revenue>, <postal_revenue.change>.\n\nCó 12 đơn vị và <ops_full.share>.\n"


def test_a_reference_does_not_run_over_the_line() -> None:
    assert list(references("[[postal_\nrevenue]]")) == []


@given(st.text(alphabet="[]=a\n", max_size=30))
def test_where_no_bracket_is_loose_none_is_found(text: str) -> None:
    if not loose_brackets(text, len(list(references(text)))):
        assert list(unclosed_brackets(text)) == []
