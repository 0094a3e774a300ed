"""What happened to bulletins, and when."""

from datetime import date
from pathlib import Path

from bulletin.site.assemble import assemble
from bulletin.site.events import events_by_page, events_of, last_changed
from bulletin.site.site import Site
from tests.conftest import add_bulletin, read_archive

CORRECTED = """\
corrections:
  - date: 2027-02-01
    figure: digital_certificates.holder.person
    was: 1.609
    now: 1.690
    reason: Gõ nhầm.
  - date: 2027-02-01
    figure: digital_certificates.holder.person
    was: 1.690
    now: 1.690
    reason: Nhầm kỳ.
"""
FIGURES = (
    "  digital_certificates:\n    value: 2.165\n    by:\n      holder:\n        organisation: 475\n"
    "        person: 1.690\n"
)


def site_of(content: Path) -> Site:
    add_bulletin(content, "tra-vinh", "2021", FIGURES, CORRECTED)
    add_bulletin(
        content, "tra-vinh", "2022", "  admin_procedures: 1.849\n", "withdrawn:\n  date: 2027-01-30\n  reason: Sai.\n"
    )
    for period, texts in (
        ("2021", "  corrections.0.reason: Mistyped.\n  corrections.1.reason: Wrong period.\n"),
        ("2022", "  withdrawn.reason: Wrong.\n"),
    ):
        path = content / "bulletins" / "tra-vinh" / f"{period}.en.md"
        front, fence, _ = path.read_text("utf-8").rpartition("---\n")
        path.write_text(f"{front}{texts}{fence}", "utf-8")
    archive, problems = read_archive(content)
    assert archive is not None, problems
    return assemble(archive)


def test_the_latest_comes_first_and_each_has_a_name_for_ever(content: Path) -> None:
    site = site_of(content)
    told = [(one.date.isoformat(), one.bulletin.key, one.name) for one in events_of(site.bulletins)]
    assert told == [
        ("2027-02-01", "tra-vinh/2021", "correction-2027-02-01-digital-certificates-holder-person-2"),
        ("2027-02-01", "tra-vinh/2021", "correction-2027-02-01-digital-certificates-holder-person"),
        ("2027-01-30", "tra-vinh/2022", "withdrawn"),
        ("2027-01-28", "tra-vinh/2022", ""),
        ("2027-01-28", "tra-vinh/2021", ""),
        ("2021-01-28", "tra-vinh/2020", ""),
    ]


def test_a_bulletin_last_changed_when_the_last_thing_happened_to_it(content: Path) -> None:
    days = {one.key: last_changed(one) for one in site_of(content).bulletins}
    assert days == {
        "tra-vinh/2020": date(2021, 1, 28),
        "tra-vinh/2021": date(2027, 2, 1),
        "tra-vinh/2022": date(2027, 1, 30),
    }


def test_each_page_is_told_of_what_concerns_it(content: Path) -> None:
    counts = {path: len(events) for path, events in events_by_page(site_of(content)).items()}
    assert counts == {
        "": 6,
        "tra-vinh/": 6,
        "indicators/digital_certificates/": 4,
        "indicators/admin_procedures/": 2,
    }


def test_what_is_not_out_yet_has_not_happened(content: Path) -> None:
    site_of(content)
    archive, _ = read_archive(content)
    assert archive is not None
    events = events_by_page(assemble(archive, unpublished=frozenset({"tra-vinh/2021"})))
    assert {one.bulletin.key for one in events[""]} == {"tra-vinh/2020", "tra-vinh/2022"}
