"""What artefacts are made from: a digest of each thing that they may show, by its name.

An artefact is made again when one of its inputs differs from those that it was made from. So a page must show nothing
that its inputs do not cover; `tests/test_incremental.py` edits at random and holds the result against a clean build.

    program, libraries, templates, description, address, menu      of every artefact: the code, the packages, templates
                 and messages, what describes bulletins, the site's address, the pages that every page links to
    bulletin     its figures, words, findings, and whether it is out
    bulletins    figures and words of several
    unit         the figures of all bulletins of one unit, of those it was formed from, and of those formed of it
    indicator    all that is stated of one indicator
    indicators   all that is stated of any
    period       what bulletins state for a period, and which bulletins there are
    year         what is stated for a year; of a page that is parted by year, also which years there are
    places       which places have pages
    place        the figures of all bulletins of one place
    parquet      which program writes Parquet files, if any does
    figures      all bulletins without their commentary
    words        the pages of words alone
    calendar     the release calendar
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec

from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.made_with import folder_digest, libraries_digest
from bulletin.render.print_choice import years_in_print
from bulletin.settings import Settings
from bulletin.site.presence import presences
from bulletin.site.site import CheckedSite, Site, YearOf
from bulletin.site.telling import SHORT, RunningDigest, digest_of, stated_for, tell, told_of, unpacked
from bulletin.site.years import year_of
from bulletin.store import program
from bulletin.validate.condensed import outline_of

Inputs = Mapping[str, str]


@record(frozen=True, slots=True)
class _Told:
    """One bulletin in digests: its commentary, what else it says itself, and that with what checks found of it."""

    words: str
    figures: str
    rest: str


class Origins:
    """The inputs of all artefacts of a site."""

    def __init__(self, checked: CheckedSite, settings: Settings) -> None:
        """Nothing is reckoned before it is asked for."""
        self._checked, self._site, self._settings = checked, checked.site, settings

    @cached_property
    def common(self) -> Inputs:
        """The inputs of every artefact."""
        site, settings = self._site, self._settings
        # Links to an indicator tell whether it is parted by year.
        menu = [(page.kind.value, page.path, page.path in site.years) for page in site.standing]
        titles = [(text.id, {code: one.title for code, one in text.words.items()}) for text in site.text_pages]
        return {
            "program": program()[:SHORT],
            "libraries": libraries_digest(settings.libraries),
            "templates": folder_digest(settings.templates),
            "description": digest_of(repr((site.info, site.places, site.catalogue))),
            "address": digest_of(repr(settings.base_url)),
            "menu": digest_of(repr((menu, titles))),
        }

    def of_bulletin(self, bulletin: Bulletin) -> Inputs:
        """The inputs of what shows one bulletin: also its neighbours, and the year before."""
        return self._of_bulletin[bulletin.key]

    def of_bulletins(self, bulletins: Iterable[Bulletin]) -> Inputs:
        """The inputs of what shows these bulletins, but no findings, and nothing of others."""
        shown = (self._told[one.key] for one in bulletins)
        return {**self.common, "bulletins": digest_of(*(piece for one in shown for piece in (one.words, one.figures)))}

    def of_bulletin_data(self, bulletin: Bulletin) -> Inputs:
        """The inputs of a bulletin's own data files: its words matter but for the commentary."""
        return self._of_bulletin_data[bulletin.key]

    def of_place_data(self, place: Place) -> Inputs:
        """The inputs of a place's own data files."""
        return {**self.common, "place": self._of_places.get(place.id, "")}

    def of_indicator_data(self, indicator: Indicator) -> Inputs:
        """The inputs of an indicator's own data files."""
        return {**self.common, "indicator": self._indicators.get(indicator.id, "")}

    def of_year_data(self, year: int) -> Inputs:
        """The inputs of the figures for periods of a year: also which of these have bulletins of their own."""
        stated = (own for (_, of), own in self._indicator_years.items() if of == year)
        return {**self.common, "year": digest_of(*stated, self._keys)}

    @cached_property
    def of_statements(self) -> Inputs:
        """The inputs of the figures of all indicators, but of nothing else that bulletins hold."""
        return {**self.common, "indicators": digest_of(*self._indicators.values())}

    def of_bulletins_of(self, year: int) -> Inputs:
        """The inputs of what shows all bulletins on periods of a year, but not their commentary."""
        return {**self.common, "year": self._years["", year]}

    def of_period(self, period: Period) -> Inputs:
        """The inputs of what shows a period: the bulletins that tell of it, and which bulletins there are."""
        site = self._site
        telling = (*site.of_period(period), *site.telling_of(period))
        stated = (piece for one in telling for piece in (one.key, self.of_the_rest(one)))
        return {**self.common, "places": self._places, "period": digest_of(*stated, self._keys)}

    def of_place(self, place: Place) -> Inputs:
        """The inputs of what shows a place."""
        return {**self.common, "unit": self._units.get(place.id, ""), "places": self._places}

    def of_indicators(self, indicators: Iterable[Indicator]) -> Inputs:
        """The inputs of what shows the series of indicators, in all places."""
        shown = (self._indicators.get(one.id, "") for one in indicators)
        return {**self.common, "indicator": digest_of(*shown), "places": self._places}

    def of_year(self, of: YearOf) -> Inputs:
        """The inputs of a year of a page: nothing of the other years but which there are."""
        years = digest_of(*(one.path for one in self._site.years[of.page.path]))
        match of.page.subject:
            case Indicator(id=name):
                shown, places = self._indicator_years.get((name, of.year), ""), {"places": self._places}
            case Place(id=name):
                shown, places = self._years[name, of.year], {}
            case _:
                shown, places = self._years["", of.year], {"places": self._places}
        return {**self.common, **places, "year": digest_of(shown, years)}

    @cached_property
    def of_figures(self) -> Inputs:
        """The inputs of what shows figures of all places, but no commentary."""
        return {**self.common, "figures": self._figures, "calendar": self._calendar}

    @property
    def of_data(self) -> Inputs:
        """The inputs of what lists the data files."""
        return {**self.of_figures, "parquet": self.parquet}

    @cached_property
    def parquet(self) -> str:
        """The version of what writes Parquet files; empty where they are not written."""
        return version("pyarrow") if find_spec("pyarrow") else ""

    @cached_property
    def of_whole(self) -> Inputs:
        """The inputs of what may show anything but the commentary of bulletins."""
        return {**self.of_figures, "words": digest_of(repr(self._site.text_pages))}

    def of_commentary(self, bulletin: Bulletin) -> str:
        """The digest of a bulletin's commentary."""
        return self._told[bulletin.key].words

    def of_the_rest(self, bulletin: Bulletin) -> str:
        """The digest of whatever else is told of a bulletin."""
        return self._told[bulletin.key].rest

    @cached_property
    def _of_bulletin(self) -> Mapping[str, Inputs]:
        return {
            one.key: {
                **self.common,
                "bulletin": digest_of(self._told[one.key].words, self._told[one.key].rest),
                "unit": self._units[one.place.id],
            }
            for one in self._site.bulletins
        }

    @cached_property
    def _of_bulletin_data(self) -> Mapping[str, Inputs]:
        return {one.key: {**self.common, "bulletin": self.of_the_rest(one)} for one in self._site.bulletins}

    @property
    def _told(self) -> Mapping[str, _Told]:
        return self._all_told[0]

    @property
    def _indicator_years(self) -> Mapping[tuple[str, int], str]:
        """By indicator and year, what is stated and found."""
        return self._all_told[1]

    @cached_property
    def _all_told(self) -> tuple[Mapping[str, _Told], Mapping[tuple[str, int], str]]:
        """Both in one go: to hold what each bulletin states of each indicator would take as much as the figures."""
        told: dict[str, _Told] = {}
        stated: defaultdict[tuple[str, int], RunningDigest] = defaultdict(RunningDigest)
        for bulletin in self._site.bulletins:
            known = self._checked.told.get(bulletin.key)
            words, head, by_indicator = unpacked(known) if known else tell(bulletin)
            figures, found = digest_of(head, repr(by_indicator)), self._findings_of(bulletin)
            told[bulletin.key] = _Told(words, figures, digest_of(figures, found))
            unpublished = repr(bulletin.key in self._site.unpublished)
            for key, own in by_indicator.items():
                stated[key].add(bulletin.key, own, unpublished)
            _, findings = self._findings.get(bulletin.key, ("", {}))
            for one in outline_of(bulletin) if findings else ():
                if one.id in findings:
                    stated[stated_for(one)].add(one.id, findings[one.id])
        return told, {key: own.digest for key, own in stated.items()}

    @cached_property
    def _findings(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        """By bulletin: a digest of all that checks tell of it, and of what they tell of each statement."""
        found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for finding in (*self._checked.findings, *self._checked.questioned):
            found[finding.bulletin][finding.statement].append(told_of(finding))
        return {
            key: (digest_of(repr(dict(own))), {statement: digest_of(repr(one)) for statement, one in own.items()})
            for key, own in found.items()
        }

    def _findings_of(self, bulletin: Bulletin) -> str:
        found, _ = self._findings.get(bulletin.key, ("", {}))
        held = {rule.value: sorted(ids) for rule, ids in self._checked.held.get(bulletin.key, {}).items()}
        return digest_of(found, repr(sorted(held.items())), repr(bulletin.key in self._site.unpublished))

    @cached_property
    def _units(self) -> Mapping[str, str]:
        """By place, what bulletins of it tell, and of all places that it is related to by descent."""
        of_root: defaultdict[str, list[str]] = defaultdict(list)
        for bulletin in self._site.bulletins:
            of_root[_root(bulletin.place, self._site)] += [bulletin.key, self.of_the_rest(bulletin)]
        digests = {root: digest_of(*told) for root, told in of_root.items()}
        return {place.id: digests.get(_root(place, self._site), "") for place in self._site.places.values()}

    @cached_property
    def _indicators(self) -> Mapping[str, str]:
        told: defaultdict[str, list[str]] = defaultdict(list)
        for (name, _), own in self._indicator_years.items():
            told[name].append(own)
        return {name: digest_of(*own) for name, own in told.items()}

    @cached_property
    def _years(self) -> Mapping[tuple[str, int], str]:
        """By year, what bulletins tell of its periods: those of each place, and those of all."""
        told: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for bulletin in self._site.bulletins:
            own = [bulletin.key, self.of_the_rest(bulletin)]
            for place in (bulletin.place.id, ""):
                told[place, year_of(bulletin.period)] += own
        return {key: digest_of(*own) for key, own in told.items()}

    @cached_property
    def _keys(self) -> str:
        """Which bulletins there are, and which years have yearbooks."""
        return digest_of(repr(years_in_print(self._site)), *(one.key for one in self._site.bulletins))

    @cached_property
    def _places(self) -> str:
        present = presences(self._site.places, self._site.bulletins)
        return digest_of(repr([(name, one.value) for name, one in present.items()]))

    @cached_property
    def _of_places(self) -> Mapping[str, str]:
        """By place, what its own bulletins tell."""
        told: defaultdict[str, list[str]] = defaultdict(list)
        for (place, _), own in self._years.items():
            told[place].append(own)
        return {place: digest_of(*own) for place, own in told.items()}

    @cached_property
    def _figures(self) -> str:
        return digest_of(*(piece for one in self._site.bulletins for piece in (one.key, self.of_the_rest(one))))

    @cached_property
    def _calendar(self) -> str:
        return digest_of(repr(self._site.calendar))


def _root(place: Place, site: Site) -> str:
    """The last of the units that a place became: all that became it share it."""
    while place.successor is not None and place.successor in site.places:
        place = site.places[place.successor]
    return place.id
