"""Series over places and times: who follows whom, and where a series breaks."""

from pathlib import Path

import pytest

from bulletin.model.language import Localised
from bulletin.model.place import Designation, Place, PlaceType
from bulletin.site.assemble import assemble
from bulletin.site.series import in_descent, stretches
from bulletin.site.site import Site
from tests.conftest import add_breaks, add_bulletin, read_archive


def place(name: str, successor: str | None = None) -> Place:
    names = Localised("vi", {"vi": name})
    province = PlaceType("province", "province", names, names)
    designation = Designation(type=province, names=names)
    return Place(id=name, code=None, within=None, designations=(designation,), successor=successor)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([("a", None), ("b", None)], "a b"),
        # c and e make g: they stand together where the first of them stood, and g behind them.
        ([("a", None), ("c", "g"), ("d", None), ("e", "g"), ("g", None)], "a c e g d"),
        # A unit of two generations: a and b make c, c and d make e.
        ([("e", None), ("d", "e"), ("c", "e"), ("b", "c"), ("a", "c")], "d b a c e"),
        # The places file does not forbid a ring, which must not hang the build.
        ([("a", "b"), ("b", "a")], "b a"),
    ],
)
def test_a_new_unit_follows_those_it_was_formed_from(places: list[tuple[str, str | None]], expected: str) -> None:
    by_id = {name: place(name, successor) for name, successor in places}
    assert " ".join(one.id for one in in_descent(by_id)) == expected


@pytest.fixture
def site(content: Path) -> Site:
    """Certificates of Trà Vinh, its successor Vĩnh Long and Long An, with two breaks written in the wrong order."""
    add_breaks(content)
    parts = "  digital_certificates:\n    by:\n      holder:\n        organisation: 5\n        person: 7\n"
    add_bulletin(content, "vinh-long-2025", "2025-08", "  digital_certificates: 9.000\n")
    add_bulletin(content, "tra-vinh", "2023", "  digital_certificates: 3.000\n")
    add_bulletin(content, "tra-vinh", "2021", parts)
    add_bulletin(content, "tra-vinh", "2022-H1", "  digital_certificates:\n    value: 2.500\n    period: 2021\n")
    add_bulletin(content, "long-an", "2021", "  digital_certificates:\n    value: 10\n    as_of: 2021-06-30\n")
    # The day of a break is the first on its other side.
    add_bulletin(content, "long-an", "2022", "  digital_certificates:\n    value: 11\n    as_of: 2022-01-01\n")
    add_bulletin(content, "long-an", "2023", "  digital_certificates: 12\n")
    archive, problems = read_archive(content)
    assert problems == ()
    assert archive is not None
    return assemble(archive)


def test_observations_are_ordered_by_descent_then_period_and_totals_stand_first(site: Site) -> None:
    assert [
        (one.bulletin.key, one.statement.period.code, one.statement.member)
        for one in site.observations["digital_certificates"]
    ] == [
        ("tra-vinh/2020", "2020", ""),
        ("tra-vinh/2022-h1", "2021", ""),
        ("tra-vinh/2021", "2021", "organisation"),
        ("tra-vinh/2021", "2021", "person"),
        ("tra-vinh/2023", "2023", ""),
        ("vinh-long-2025/2025-08", "2025-08", ""),
        ("long-an/2021", "2021", ""),
        ("long-an/2022", "2022", ""),
        ("long-an/2023", "2023", ""),
    ]


def test_a_break_stands_between_the_figures_that_it_parts(site: Site) -> None:
    found = stretches(site.observations["digital_certificates"], site.places)
    assert [
        (
            stretch.place.id,
            [
                (point.observations[0].statement.period.code, [one.date.isoformat() for one in point.breaks])
                for point in stretch.points
            ],
        )
        for stretch in found
    ] == [
        # A stock of 2021 is counted at the end of the year, behind the first break.
        ("tra-vinh", [("2020", []), ("2021", ["2021-07-01"]), ("2023", ["2022-01-01"])]),
        ("vinh-long-2025", [("2025-08", [])]),
        # Long An counted in June 2021, before both.
        ("long-an", [("2021", []), ("2022", ["2021-07-01", "2022-01-01"]), ("2023", [])]),
    ]


def test_the_first_figure_of_a_new_unit_is_held_against_the_last_of_the_old_ones(content: Path) -> None:
    add_breaks(content)
    add_bulletin(content, "vinh-long-2025", "2025-08", "  digital_certificates: 9.000\n")
    archive, _ = read_archive(content)
    assert archive is not None
    site = assemble(archive)
    new = stretches(site.observations["digital_certificates"], site.places)[1]
    assert new.place.id == "vinh-long-2025"
    assert [one.date.isoformat() for one in new.points[0].breaks] == ["2021-07-01", "2022-01-01"]
