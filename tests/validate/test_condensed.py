"""What is held as bytes is what was read, whenever it is asked for, and the bytes can make nothing else."""

import pickle
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from bulletin.model.archive import Archive
from bulletin.model.bulletin import Bulletin
from bulletin.problems import Value
from bulletin.site.lean import make_lean
from bulletin.validate.condensed import Common, Entries, Statements, condense, condensed, outline_of
from bulletin.validate.packing import pack, unpack, unpack_plain
from tests.conftest import ROOT, read_archive


def the_archive() -> Archive:
    archive, _ = read_archive(ROOT / "content")
    assert archive is not None
    make_lean(archive.bulletins)
    return archive


@cache
def before() -> tuple[Bulletin, ...]:
    """The real bulletins as they were read, but for what checks alone ask for."""
    return the_archive().bulletins


@cache
def after() -> tuple[Bulletin, ...]:
    """The same condensed, packed, and unpacked with the catalogue of those before."""
    condensed, archive = the_archive(), the_archive()
    condense(condensed.bulletins)
    packed = pack(condensed.bulletins)
    bulletins: tuple[Bulletin, ...] = unpack(packed, archive.places, archive.catalogue)  # type: ignore[assignment]
    return bulletins


def test_all_that_bulletins_state_and_say_is_there() -> None:
    assert len(after()) == len(before()) > 30
    for was, now in zip(before(), after(), strict=True):
        assert isinstance(now.statements, Statements)
        assert isinstance(now.words, Entries)
        assert tuple(now.statements) == was.statements
        assert dict(now.words) == dict(was.words)
        assert list(now.words) == list(was.words)
        assert now == was
        assert was == now
    assert sum(len(one.statements) for one in after()) > 300
    assert any(statement.parts for one in after() for statement in one.statements)


def test_one_can_be_had_alone_from_either_end() -> None:
    was, now = max(zip(before(), after(), strict=True), key=lambda pair: len(pair[0].statements))
    assert len(now.statements) == len(was.statements) > 20
    for index in (0, 7, len(was.statements) - 1, -1, -3):
        assert now.statements[index] == was.statements[index]
    assert now.statements[2:5] == was.statements[2:5]
    assert now.statements.index(was.statements[4]) == 4
    with pytest.raises(IndexError):
        _ = now.statements[len(was.statements)]


def test_another_figure_is_not_the_same() -> None:
    for one, other in pairwise(after()):
        assert one.statements != other.statements
        assert one.words != other.words


def test_an_outline_tells_what_statements_are_of() -> None:
    seen = 0
    for was, now in zip(before(), after(), strict=True):
        found = outline_of(now)
        assert [(one.id, one.indicator.id, one.period, one.category, one.is_used, one.has_figure) for one in found] == [
            (one.id, one.indicator.id, one.period, one.category, one.used, one.figure is not None)
            for one in was.every_statement()
        ]
        assert [now.stated(one.total, one.part) for one in found] == list(was.every_statement())
        seen += sum(one.part > 0 for one in found)
    assert seen > 100


def test_what_is_asked_for_again_is_the_same_and_can_be_made_anew() -> None:
    statements = after()[0].statements
    assert isinstance(statements, Statements)
    assert statements[0] is statements[0]
    assert statements.made(0) is not statements[0]
    assert statements.made(0) == statements[0]


def test_what_many_have_in_common_is_one() -> None:
    common = [statement for bulletin in after() for statement in bulletin.every_statement()]
    assert len({id(one.indicator) for one in common}) == len({one.indicator.id for one in common})
    assert len({id(one.period) for one in common}) == len({one.period for one in common})


def test_the_bytes_are_those_of_figures_and_small() -> None:
    """As objects a statement takes some 650 bytes."""
    sizes = [
        sum(map(len, one.__reduce__()[1][1:3]))
        for bulletin in after()
        if isinstance(one := bulletin.statements, Statements)
    ]
    stated = sum(1 for bulletin in after() for _ in bulletin.every_statement())
    assert len(sizes) == len(after())
    assert sum(sizes) / stated < 200


def test_bytes_make_nothing_but_what_bulletins_are_made_of() -> None:
    packed = pickle.dumps(pickle.Unpickler, protocol=3)
    ends = len(packed).to_bytes(4, "little")
    with pytest.raises(pickle.UnpicklingError, match="Unpickler"):
        Statements(Common(()), b"", packed, ends).made(0)


def test_values_of_findings_are_those_that_they_were() -> None:
    values: list[dict[str, Value]] = [
        {"printed": Decimal("73.60"), "computed": Decimal("73.5"), "day": date(2024, 6, 30)},
        {"printed": Decimal("-0.1"), "id": "dti_rank", "others": ("một", "hai"), "count": 3},
        {},
    ]
    found = list(condensed(values))
    assert found == values
    assert [str(one.get("printed")) for one in found] == ["73.60", "-0.1", "None"]
    again = unpack_plain(pack(tuple(found)))
    assert again == tuple(values)
    assert all(isinstance(one, Entries) for one in found)
