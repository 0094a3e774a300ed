"""References in words: found with their places, replaced one for one."""

from bulletin.prose.references import Reference, references, replace_references

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
