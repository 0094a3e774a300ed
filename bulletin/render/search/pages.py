"""Pages as they are found: places, periods, indicators, domains, bulletins, and the passages of texts."""

import re
from collections.abc import Iterator
from datetime import date

from bulletin.i18n.periods import print_period
from bulletin.model.bulletin import Bulletin, TextPage
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.render.addresses import bulletin_path
from bulletin.render.edition import Edition
from bulletin.render.names import place_days
from bulletin.render.quoting import make_quote, summary_text
from bulletin.render.search.documents import Document, Found
from bulletin.render.search.figures import period_words, place_text, place_words, unit_words
from bulletin.render.search.plain import plain_text
from bulletin.render.withdrawals import withdrawn_text
from bulletin.render.words import Body
from bulletin.site.site import Page

_HEADING = re.compile(r'<h[1-6] id="([^"]*)">.*?</h[1-6]>', re.DOTALL)
# Where headings stand matters to pages alone.
_ANY_LEVEL = 2
# Pages that are about no time stand behind those that are.
_NO_DAY = ""


def page_documents(edition: Edition) -> Iterator[Document]:
    """Every page that is about something else than a bulletin, and what texts say, heading by heading."""
    for page in edition.site.pages:
        match page.subject:
            case Place() as place:
                yield _place(page, place, edition)
            case Period() as period:
                yield _period(page, period, edition)
            case Indicator() as indicator:
                yield _indicator(page, indicator, edition)
            case Domain() as domain:
                yield _domain(page, domain, edition)
            case TextPage() as text:
                yield from _text(page, text, edition)


def _place(page: Page, place: Place, edition: Edition) -> Document:
    latest = place.designations[-1]
    return Document(
        kind=Found.PLACE,
        path=page.path,
        title=latest.title(edition.language),
        on=max((one.end for one in edition.site.of_place(place)), default=place.valid_from or date.min).isoformat(),
        language=edition.foreign(latest.names),
        note=place_days(place, edition),
        text=" ".join(place_words(place, edition)),
    )


def _period(page: Page, period: Period, edition: Edition) -> Document:
    return Document(
        kind=Found.PERIOD,
        path=page.path,
        title=print_period(period, edition.locale),
        on=period.end.isoformat(),
        about=" ".join(period_words(period, edition)),
    )


def _indicator(page: Page, indicator: Indicator, edition: Edition) -> Document:
    definition = edition.plain(indicator.definition)
    return Document(
        kind=Found.INDICATOR,
        path=page.path,
        title=edition.plain(indicator.names),
        on=_NO_DAY,
        language=edition.foreign(indicator.names),
        unit=edition.plain(indicator.unit.names),
        extract=definition,
        text=" ".join(
            (
                definition,
                edition.plain(indicator.domain.names),
                edition.plain(indicator.unit.names),
                *unit_words(indicator, edition),
                indicator.law or "",
            )
        ),
    )


def _domain(page: Page, domain: Domain, edition: Edition) -> Document:
    return Document(
        kind=Found.DOMAIN,
        path=page.path,
        title=edition.plain(domain.names),
        on=_NO_DAY,
        language=edition.foreign(domain.names),
    )


def bulletin_documents(bulletin: Bulletin, edition: Edition) -> Iterator[Document]:
    """A bulletin and its passages."""
    words = edition.own_words(bulletin.words)
    language = "" if words.language == edition.language else words.language
    place, period = place_text(bulletin.place, bulletin, edition), print_period(bulletin.period, edition.locale)
    about = " ".join((*place_words(bulletin.place, edition), *period_words(bulletin.period, edition)))
    summary, on = plain_text(summary_text(bulletin, edition)), bulletin.period.end.isoformat()
    withdrawn = withdrawn_text(bulletin, edition)
    yield Document(
        kind=Found.BULLETIN,
        path=bulletin_path(bulletin),
        title=words.title,
        on=on,
        language=language,
        place=place,
        period=period,
        note=withdrawn,
        extract=summary,
        about=about,
        text=f"{summary} {words.agency}",
    )
    for anchor, heading, text in _passages(edition.words.body(words.body, make_quote(bulletin, edition), _ANY_LEVEL)):
        yield Document(
            kind=Found.PASSAGE,
            path=bulletin_path(bulletin),
            anchor=anchor,
            title=heading,
            on=on,
            language=language,
            place=place,
            period=period,
            note=withdrawn,
            extract=text,
            about=about,
            text=text,
        )


def _text(page: Page, subject: TextPage, edition: Edition) -> Iterator[Document]:
    words = edition.own_words(subject.words)
    language = "" if words.language == edition.language else words.language
    yield Document(
        kind=Found.PASSAGE,
        path=page.path,
        title=words.title,
        on=_NO_DAY,
        language=language,
        extract=words.summary,
        text=words.summary,
    )
    for anchor, heading, text in _passages(edition.words.body(words.body, str, _ANY_LEVEL)):
        yield Document(
            kind=Found.PASSAGE,
            path=page.path,
            anchor=anchor,
            title=heading,
            on=_NO_DAY,
            language=language,
            note=words.title,
            extract=text,
            about=words.title,
            text=text,
        )


def _passages(body: Body) -> Iterator[tuple[str, str, str]]:
    """Anchor, heading and text of each passage. What stands before the first heading is said in the summary."""
    pieces = _HEADING.split(body.html)
    for heading, text in zip(body.headings, pieces[2::2], strict=True):
        yield heading.anchor, heading.text, plain_text(text)
