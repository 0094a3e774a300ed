"""What happened and when: bulletins that came out, corrections, withdrawals. All dates are those of the content."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from bulletin.model.bulletin import Bulletin, Correction, Withdrawal
from bulletin.model.indicator import Indicator
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.site.site import Page, PageKind, Site
from bulletin.validate.condensed import outline_of


@record(frozen=True, slots=True)
class Event:
    """One thing that readers may want to be told. `of` is None where the bulletin itself came out.

    `name` tells it from the other events of its bulletin for ever: a later correction does not change it.
    """

    date: date
    bulletin: Bulletin
    of: Correction | Withdrawal | None
    name: str


def events_of(bulletins: Iterable[Bulletin]) -> tuple[Event, ...]:
    """Everything that happened to these bulletins, the latest first.

    Of one day, what was done to bulletins stands before those that came out, and later periods before earlier ones.
    """
    found = [pair for bulletin in bulletins for pair in enumerate(_events(bulletin))]
    found.sort(key=_moment, reverse=True)
    return tuple(event for _, event in found)


def _moment(pair: tuple[int, Event]) -> tuple[date, bool, tuple[date, date, str], int]:
    number, event = pair
    return event.date, event.of is not None, event.bulletin.period.order, number


def _events(bulletin: Bulletin) -> Iterator[Event]:
    yield Event(bulletin.published, bulletin, None, "")
    taken: set[str] = set()
    for correction in bulletin.corrections:
        name = _free_name(correction, taken)
        taken.add(name)
        yield Event(correction.date, bulletin, correction, name)
    if bulletin.withdrawn:
        yield Event(bulletin.withdrawn.date, bulletin, bulletin.withdrawn, "withdrawn")


def _free_name(correction: Correction, taken: Iterable[str]) -> str:
    figure = correction.statement.replace(".", "-").replace("_", "-")
    name = plain = f"correction-{correction.date.isoformat()}-{figure}"
    number = 2
    while name in taken:
        name = f"{plain}-{number}"
        number += 1
    return name


def last_changed(bulletin: Bulletin) -> date:
    """The day of the last thing that happened to a bulletin."""
    return max(event.date for event in _events(bulletin))


def events_by_page(site: Site) -> dict[str, tuple[Event, ...]]:
    """What happened, the latest first, by the path of the page that tells of it: the home page, places, indicators.

    What is not out yet has not happened.
    """
    out = [bulletin for bulletin in site.bulletins if bulletin.key not in site.unpublished]
    by_subject: defaultdict[tuple[PageKind, str], list[Event]] = defaultdict(list)
    for event in events_of(out):
        by_subject[PageKind.HOME, ""].append(event)
        by_subject[PageKind.PLACE, event.bulletin.place.id].append(event)
        for indicator in _indicators(event):
            by_subject[PageKind.INDICATOR, indicator].append(event)
    subjects = {page.path: (page.kind, _subject_id(page)) for page in site.pages}
    return {path: tuple(by_subject[subject]) for path, subject in subjects.items() if subject in by_subject}


def _indicators(event: Event) -> set[str]:
    if isinstance(event.of, Correction):
        return {event.of.indicator.id}
    return {stated.indicator.id for stated in outline_of(event.bulletin)}


def _subject_id(page: Page) -> str:
    return page.subject.id if isinstance(page.subject, Place | Indicator) else ""
