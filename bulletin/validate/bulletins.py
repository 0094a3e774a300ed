"""Reads bulletins and pages of words: one original with its translations becomes one frozen thing."""

from collections.abc import Iterator
from datetime import date

from bulletin.model.bulletin import (
    Bulletin,
    Correction,
    CorrectionPlaces,
    Source,
    Statement,
    Status,
    TextPage,
    Withdrawal,
    Words,
)
from bulletin.model.indicator import Catalogue
from bulletin.model.language import Language
from bulletin.model.moment import Hold, parse_moment
from bulletin.model.period import Period
from bulletin.model.place import Place, Places
from bulletin.problems import Problem
from bulletin.sources.document import DocumentSet
from bulletin.validate.frame import Frame, read_phrase
from bulletin.validate.plans import read_plans
from bulletin.validate.prints import read_letterhead, read_prints
from bulletin.validate.reading import Reading
from bulletin.validate.schema import BulletinDocument, PageDocument
from bulletin.validate.statements import read_statements
from bulletin.validate.words import Translations, check_texts, note_missing_files, read_translations, words_of

Problems = tuple[Problem, ...]


def read_bulletin(
    documents: DocumentSet, languages: tuple[Language, ...], places: Places, catalogue: Catalogue
) -> tuple[Bulletin | None, Problems]:
    """One bulletin in all its languages. It is None where its place, period or dates cannot be told."""
    reading = Reading(documents.original, languages)
    translations = read_translations(documents, languages, reading)
    written = reading.held_against(BulletinDocument)
    bulletin = None
    if written:
        bulletin = _bulletin(reading, translations, written, places, catalogue)
        check_texts(translations, languages, flawed=bool(reading.problems))
    problems = [*reading.problems, *(problem for own in translations.readings.values() for problem in own.problems)]
    return bulletin, tuple(problems)


def _bulletin(
    reading: Reading,
    translations: Translations,
    written: BulletinDocument,
    places: Places,
    catalogue: Catalogue,
) -> Bulletin | None:
    place = places.get(written.place) if reading.one_of("place-unknown", ("place",), written.place, places) else None
    period = reading.period(("period",), written.period)
    published = reading.date(("published",), written.published)
    _same_names(reading, written, place, period)
    sources = dict(_sources(reading, translations, written))
    # A place or period that cannot be told must not hide what is wrong with the figures.
    counted = period or Period("year", date.max.year)
    start = reading.date(("start",), written.start) or counted.start
    end = reading.date(("end",), written.end) or counted.end
    if end < start:
        reading.problem("dates-out-of-order", reading.where(("end",)), start=start, end=end)
    territory = reading.date(("territory",), written.territory)
    if place and period and not territory and not place.existed(start, end):
        _outside(reading, place, start, end)
    frame = Frame(
        reading=reading,
        translations=translations,
        catalogue=catalogue,
        period=counted,
        start=start,
        end=end,
        status=Status(written.status),
        sources=tuple(sources),
        notation=written.numbers,
    )
    statements = read_statements(frame, written.figures)
    plans = read_plans(frame, written.plans)
    _headline(reading, written, statements)
    corrections = tuple(_corrections(reading, translations, written, catalogue))
    withdrawn = _withdrawal(reading, translations, written)
    hold = _hold(reading, written)
    prints = read_prints(reading, written.prints) if "prints" in written.model_fields_set else None
    letterhead = read_letterhead(reading, written.report)
    if place is None or period is None or published is None:
        return None
    return Bulletin(
        place=place,
        period=period,
        start=start,
        end=end,
        territory=territory,
        status=frame.status,
        published=published,
        headline=tuple(written.headline),
        sources=sources,
        statements=statements,
        plans=plans,
        corrections=corrections,
        words=_words(reading, translations, written),
        notation=written.numbers,
        path=reading.document.path,
        period_where=reading.where(("period",)),
        published_where=reading.where(("published",)),
        withdrawn=withdrawn,
        hold=hold,
        prints=prints,
        letterhead=letterhead,
    )


def _headline(reading: Reading, written: BulletinDocument, statements: tuple[Statement, ...]) -> None:
    """Headline figures are totals of this bulletin. One that could not be read is told of at its own place."""
    if reading.problems:
        return
    stated = [statement.id for statement in statements if statement.figure]
    for number, name in enumerate(written.headline):
        spot = ("headline", number) if len(written.headline) > 1 else ("headline",)
        reading.one_of("headline-unknown", spot, name, stated)


def _words(reading: Reading, translations: Translations, written: BulletinDocument) -> dict[str, Words]:
    """What the bulletin says in each language, the original first."""
    code = translations.original
    words = {code: words_of(reading, code, written.title, written.summary, written.agency)}
    for code, entry in translations.written.items():
        words[code] = words_of(translations.readings[code], code, entry.title, entry.summary, entry.agency)
    return words


def _same_names(reading: Reading, written: BulletinDocument, place: Place | None, period: Period | None) -> None:
    """The folder and the file name repeat the place and the period, so that neither can be filed wrongly."""
    document = reading.document
    if place and document.folder != place.id:
        reading.problem("folder-differs", reading.where(("place",)), folder=document.folder, place=place.id)
    if period and document.stem != period.code:
        reading.problem("file-name-differs", reading.where(("period",)), file=document.stem, period=period.code)


def _outside(reading: Reading, place: Place, start: date, end: date) -> None:
    """The unit did not exist all through the period: the boundaries must be named."""
    reading.problem(
        "territory-missing",
        reading.where(("period",)),
        place=place.id,
        start=start,
        end=end,
        valid_from=place.valid_from or "…",
        valid_to=place.valid_to or "…",
    )


def _sources(reading: Reading, translations: Translations, written: BulletinDocument) -> Iterator[tuple[str, Source]]:
    for name, entry in written.sources.items():
        path = ("sources", name)
        if entry.url and not entry.url.startswith(("https://", "http://")):
            reading.problem("url-wrong", reading.where((*path, "url")), text=entry.url)
        yield (
            name,
            Source(
                id=name,
                title=translations.text((*path, "title"), entry.title),
                publisher=translations.text((*path, "publisher"), entry.publisher),
                date=reading.date((*path, "date"), entry.date),
                withdrawn=reading.date((*path, "withdrawn"), entry.withdrawn),
                url=entry.url,
            ),
        )


def _corrections(
    reading: Reading, translations: Translations, written: BulletinDocument, catalogue: Catalogue
) -> Iterator[Correction]:
    for number, entry in enumerate(written.corrections):
        path = ("corrections", number)
        day = reading.date((*path, "date"), entry.date)
        reason = translations.text((*path, "reason"), entry.reason)
        name = entry.figure.removeprefix("plans.").split(".", maxsplit=1)[0]
        if not reading.one_of("indicator-unknown", (*path, "figure"), name, catalogue.indicators):
            continue
        indicator, notation = catalogue.indicators[name], written.numbers
        was = read_phrase(reading, (*path, "was"), entry.was, indicator, notation)
        now = read_phrase(reading, (*path, "now"), entry.now, indicator, notation) if entry.now else None
        if day and was and (now or entry.now is None):
            yield Correction(
                date=day,
                statement=entry.figure,
                indicator=indicator,
                was=was,
                now=now,
                reason=reason,
                where=CorrectionPlaces(
                    date=reading.where((*path, "date")),
                    figure=reading.where((*path, "figure")),
                    was=reading.where((*path, "was")),
                    now=reading.where((*path, "now" if entry.now else "figure")),
                ),
            )


def _withdrawal(reading: Reading, translations: Translations, written: BulletinDocument) -> Withdrawal | None:
    if written.withdrawn is None:
        return None
    path = ("withdrawn",)
    day = reading.date((*path, "date"), written.withdrawn.date)
    reason = translations.text((*path, "reason"), written.withdrawn.reason)
    return Withdrawal(date=day, reason=reason, where=reading.where((*path, "date"))) if day else None


def _hold(reading: Reading, written: BulletinDocument) -> Hold | None:
    """What keeps the bulletin from being published. Where an embargo cannot be read the build stops in any case."""
    draft = written.draft == "true"
    until = parse_moment(written.embargo) if written.embargo else None
    if written.embargo and until is None:
        reading.problem("embargo-wrong", reading.where(("embargo",)), text=written.embargo)
    if not draft and until is None:
        return None
    return Hold(draft=draft, until=until, where=reading.where(("embargo",) if written.embargo else ("draft",)))


def read_page(documents: DocumentSet, languages: tuple[Language, ...]) -> tuple[TextPage | None, Problems]:
    """One page of words in all its languages."""
    words: dict[str, Words] = {}
    problems: list[Problem] = []
    codes = [language.code for language in languages]
    for document in documents.all():
        reading = Reading(document, languages)
        code = document.language or codes[0]
        if code not in codes:
            reading.one_of("language-unknown", (), code, codes)
        if written := reading.held_against(PageDocument):
            words[code] = words_of(reading, code, written.title, written.summary)
        if document.language is None:
            note_missing_files(documents, languages, reading)
        problems.extend(reading.problems)
    page = TextPage(id=documents.original.stem, words=words) if codes[0] in words else None
    return page, tuple(problems)
