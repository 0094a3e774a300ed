"""References in words: found with their places, replaced one for one."""

from bulletin.prose.references import Reference, references, replace_references

BODY = """Doanh thu [[postal_revenue]], [[postal_revenue.change]].

Có [[=12]] đơn vị và [[ ops_full.share ]].
"""


def test_finds_each_reference_with_its_line_and_column() -> None:
    assert list(references(BODY)) == [
        Reference("postal_revenue", free=False, line=1, column=11),
        Reference("postal_revenue.change", free=False, line=1, column=31),
        Reference("12", free=True, line=3, column=4),
        Reference("ops_full.share", free=False, line=3, column=22),
    ]


def test_replaces_references_and_leaves_free_numbers_as_they_are() -> None:
    replaced = replace_references(BODY, lambda target: f"<{target}>")
    assert replaced == "Doanh thu <postal_revenue>, <postal_revenue.change>.\n\nCó 12 đơn vị và <ops_full.share>.\n"


def test_a_reference_does_not_run_over_the_line() -> None:
    assert list(references("[[postal_\nrevenue]]")) == []
