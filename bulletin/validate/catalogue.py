"""Reads the catalogue: all files below `indicators/`, joined into one."""

from collections.abc import Mapping
from typing import TypeVar

from bulletin.model.figure import Kind
from bulletin.model.indicator import Break, Breakdown, Catalogue, Category, Domain, Indicator, Unit
from bulletin.model.language import Language
from bulletin.problems import Location, Problem
from bulletin.sources.document import ParsedDocument
from bulletin.validate.reading import Reading
from bulletin.validate.relations import note_circles, read_relations
from bulletin.validate.schema import CatalogueDocument, IndicatorEntry, UnitEntry

Entry = TypeVar("Entry")


def read_catalogue(
    documents: tuple[ParsedDocument, ...], languages: tuple[Language, ...]
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue, whatever files it is spread over; an id that stands twice is a problem."""
    read = [
        (reading := Reading(document, languages), reading.held_against(CatalogueDocument)) for document in documents
    ]
    files = [(reading, written) for reading, written in read if written]
    first: dict[tuple[str, str], Location] = {}
    domains: dict[str, Domain] = {}
    units: dict[str, Unit] = {}
    breakdowns: dict[str, Breakdown] = {}
    for reading, written in files:
        for name, domain in _once(reading, first, "domains", written.domains).items():
            domains[name] = Domain(
                name, _order(reading, name, domain.order), reading.localised(("domains", name, "names"), domain.names)
            )
        for name, unit in _once(reading, first, "units", written.units).items():
            units[name] = _unit(reading, name, unit)
        for name, breakdown in _once(reading, first, "breakdowns", written.breakdowns).items():
            path = ("breakdowns", name)
            categories = {
                category: Category(category, reading.localised((*path, "categories", category), names))
                for category, names in breakdown.categories.items()
            }
            breakdowns[name] = Breakdown(name, reading.localised((*path, "names"), breakdown.names), categories)
    known = Catalogue(domains, units, breakdowns, {})
    standing: dict[str, Reading] = {}
    entries: dict[str, IndicatorEntry] = {}
    for reading, written in files:
        fresh = _once(reading, first, "indicators", written.indicators)
        entries |= fresh
        standing |= dict.fromkeys(fresh, reading)
    indicators = (_indicator(reading, name, entries, known) for name, reading in standing.items())
    found = [indicator for indicator in indicators if indicator]
    note_circles(standing, entries, {indicator.id: indicator.equals for indicator in found})
    # Files may be named anything, so their order means nothing between domains; within a file it is the editor's.
    found.sort(key=lambda indicator: (indicator.domain.order, indicator.domain.id))
    ordered = dict(sorted(domains.items(), key=lambda item: (item[1].order, item[0])))
    catalogue = Catalogue(ordered, units, breakdowns, {indicator.id: indicator for indicator in found})
    return catalogue, tuple(problem for reading, _ in read for problem in reading.problems)


def _unit(reading: Reading, name: str, unit: UnitEntry) -> Unit:
    """A unit; a form of its name for some numbers is one more spelling."""
    codes = dict.fromkeys((*unit.spellings, *unit.plurals))
    spellings = {
        code: tuple(dict.fromkeys((*unit.spellings.get(code, ()), *unit.plurals.get(code, {}).values())))
        for code in codes
    }
    plurals = {code: {str(category): text for category, text in own.items()} for code, own in unit.plurals.items()}
    return Unit(name, reading.localised(("units", name, "names"), unit.names), spellings, plurals)


def _once(
    reading: Reading, first: dict[tuple[str, str], Location], section: str, entries: Mapping[str, Entry]
) -> dict[str, Entry]:
    """The entries whose id no earlier file has used."""
    fresh: dict[str, Entry] = {}
    for name, entry in entries.items():
        where = reading.key((section, name))
        if earlier := first.get((section, name)):
            reading.problem("id-twice", where, name=name, first_file=earlier.path, first_line=earlier.line)
        else:
            first[section, name] = where
            fresh[name] = entry
    return fresh


def _order(reading: Reading, name: str, text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    reading.problem("number-expected", reading.where(("domains", name, "order")), key="order", text=text)
    return 0


def _indicator(
    reading: Reading, name: str, entries: Mapping[str, IndicatorEntry], known: Catalogue
) -> Indicator | None:
    path, entry = ("indicators", name), entries[name]
    sound = reading.one_of("domain-unknown", (*path, "domain"), entry.domain, known.domains)
    sound &= reading.one_of("unit-unknown", (*path, "unit"), entry.unit, known.units)
    for breakdown in entry.breakdowns:
        sound &= reading.one_of("breakdown-unknown", (*path, "breakdowns", breakdown), breakdown, known.breakdowns)
    relations = read_relations(reading, name, entries)
    if entry.decimals and not (entry.decimals.isascii() and entry.decimals.isdigit()):
        reading.problem("number-expected", reading.where((*path, "decimals")), key="decimals", text=entry.decimals)
        sound = False
    breaks: list[Break] = []
    for number, written in enumerate(entry.breaks):
        spot = (*path, "breaks", number)
        reason = reading.localised((*spot, "reason"), written.reason)
        if day := reading.date((*spot, "date"), written.date):
            breaks.append(Break(day, reason))
    names = reading.localised((*path, "names"), entry.names)
    definition = reading.localised((*path, "definition"), entry.definition)
    if not sound:
        return None
    return Indicator(
        id=name,
        domain=known.domains[entry.domain],
        names=names,
        definition=definition,
        kind=Kind(entry.kind),
        unit=known.units[entry.unit],
        measure=entry.measure,
        better=entry.better,
        decimals=int(entry.decimals) if entry.decimals else None,
        breakdowns=entry.breakdowns,
        part_of=entry.part_of,
        share_of=entry.share_of,
        of=entry.of,
        sum_of=tuple(entry.sum_of),
        exceeds=entry.exceeds is not None,
        equals=relations.equals,
        least=relations.least,
        most=relations.most,
        plausible=relations.plausible,
        balance=relations.balance,
        cumulative=relations.cumulative,
        adds_up=entry.adds_up != "false",
        law=entry.law,
        breaks=tuple(breaks),
    )
