"""Atom feeds (RFC 4287) of the site, of each place and of each indicator: what came out, was corrected, was withdrawn.

Ids are addresses, which need the site's own: without it there are no feeds. All dates come from the content.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from markupsafe import escape

from bulletin.artefact import Artefact
from bulletin.i18n.figures import print_figure
from bulletin.jobs import Job
from bulletin.model.bulletin import Bulletin, Correction, Withdrawal
from bulletin.model.indicator import Indicator
from bulletin.model.language import Text
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import bulletin_path, feed_file, page_url
from bulletin.render.corrections import correction_entry
from bulletin.render.edition import Edition, filled
from bulletin.render.headlines import headlines
from bulletin.render.inputs import Origins
from bulletin.render.names import bulletin_name, full_name, place_name, with_days
from bulletin.render.quoting import summary_text
from bulletin.render.withdrawals import with_withdrawal, withdrawal_notices
from bulletin.site.events import Event, last_changed
from bulletin.site.site import Page

# A feed is read from time to time, not once: older things are on the pages.
_MOST_ENTRIES = 60


@record(frozen=True, slots=True)
class FeedAddress:
    """A page or feed in one language."""

    language: str
    href: str


@record(frozen=True, slots=True)
class FeedFigure:
    """A figure of an entry."""

    name: str
    value: str


@record(frozen=True, slots=True)
class Category:
    """A term that programs can sort entries by, and its name."""

    term: str
    label: str


@record(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One event. Its title and summary may be those of an original in another language."""

    id: str
    title: Text
    summary: Text
    published: str
    updated: str
    pages: tuple[FeedAddress, ...]
    agency: str
    categories: tuple[Category, ...]
    figures: tuple[FeedFigure, ...] = ()


@record(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed; `pages` holds the page that it belongs to in every language, `feeds` itself in the others."""

    language: str
    id: str
    title: str
    subtitle: str
    updated: str
    pages: tuple[FeedAddress, ...]
    feeds: tuple[FeedAddress, ...]
    author: str
    rights: str
    licence_url: str
    entries: tuple[FeedEntry, ...]


def has_feed(page: Page, edition: Edition) -> bool:
    """Whether a page has a feed: none has without the site's address, nor where nothing has ever come out."""
    return edition.base_url is not None and page.path in edition.events


def feed_jobs(edition: Edition, origins: Origins) -> Iterator[Job]:
    """All feeds of one language. That of a place tells of nothing else, so that only its own bulletins change it."""
    pages = [page for page in edition.site.pages if has_feed(page, edition)]
    others = [page for page in pages if not isinstance(page.subject, Place)]
    yield Job(f"{edition.language}/feeds", origins.of_figures, partial(render_feeds, others, edition))
    for page in pages:
        if isinstance(page.subject, Place):
            name = feed_file(edition.language, page.path)
            yield Job(name, origins.of_place_data(page.subject), partial(render_feeds, [page], edition))


def render_feeds(pages: Iterable[Page], edition: Edition) -> Iterator[Artefact]:
    """The feeds of these pages in one language."""
    template = edition.environment.get_template("feeds/atom.xml")
    told: dict[tuple[str, str], FeedEntry] = {}

    def tell(event: Event) -> FeedEntry:
        key = event.bulletin.key, event.name
        if key not in told:  # what is new stands in the feeds of most indicators
            told[key] = _entry(event, edition)
        return told[key]

    for page in pages:
        feed = _feed(page, edition, tell)
        yield Artefact(feed_file(edition.language, page.path), template.render(feed=feed).encode())


def feed_title(page: Page, edition: Edition) -> str:
    """What a feed is of: the site, or a place or indicator."""
    site = edition.plain(edition.site.info.title)
    return f"{feed_name(page, edition)} – {site}" if page.subject else site


def feed_name(page: Page, edition: Edition) -> str:
    """The same as a link on the site's own pages has it."""
    match page.subject:
        case Place() as place:
            return _plain(with_days(place_name(place, None, edition), place, edition))
        case Indicator(names=names):
            return edition.plain(names)
        case _:
            return edition.locale.gettext("the whole site")


def _feed(page: Page, edition: Edition, tell: Callable[[Event], FeedEntry]) -> Feed:
    info, subject = edition.site.info, page.subject
    events = edition.events[page.path][:_MOST_ENTRIES]
    entries = tuple(map(tell, events))
    if isinstance(subject, Indicator):
        of_all = zip(events, entries, strict=True)
        entries = tuple(_of_indicator(subject, event, told, edition) for event, told in of_all)
    own = _absolute(feed_file(edition.language, page.path), edition)
    codes = [language.code for language in info.languages]
    return Feed(
        language=edition.language,
        id=own,
        title=feed_title(page, edition),
        subtitle=edition.locale.gettext("New bulletins, corrections and withdrawals."),
        updated=max(one.updated for one in entries),
        pages=tuple(FeedAddress(code, _absolute(page_url(code, page.path), edition)) for code in codes),
        feeds=tuple(
            FeedAddress(code, _absolute(feed_file(code, page.path), edition))
            for code in codes
            if code != edition.language
        ),
        author=edition.plain(info.publisher),
        rights=edition.plain(info.licence.names),
        licence_url=info.licence.url,
        entries=entries,
    )


def _entry(event: Event, edition: Edition) -> FeedEntry:
    match event.of:
        case Correction() as correction:
            return _correction(event, correction, edition)
        case Withdrawal():
            return _withdrawal(event, edition)
        case None:
            return _release(event, edition)


def _of_indicator(indicator: Indicator, event: Event, told: FeedEntry, edition: Edition) -> FeedEntry:
    """An entry as the feed of an indicator has it: a bulletin that came out is told by its figures of it."""
    if event.of is not None:
        return told
    stated = [one for one in event.bulletin.every_statement() if one.indicator.id == indicator.id]
    # It says something else than the same bulletin's entry in other feeds, and so is another one.
    anchor = stated[0].anchor if stated else indicator.id.replace("_", "-")
    unit = edition.plain(indicator.unit.names)
    figures = tuple(
        FeedFigure(_plain(full_name(one, edition)), print_figure(one.figure, unit, edition.locale))
        for one in stated
        if one.figure and not event.bulletin.withdrawn
    )
    title = Text(_bulletin_name(event.bulletin, edition), edition.language)
    return replace(told, id=f"{told.id}#{anchor}", title=title, figures=figures)


def _release(event: Event, edition: Edition) -> FeedEntry:
    bulletin = event.bulletin
    words = edition.own_words(bulletin.words)
    return replace(
        _bare(event, edition),
        title=Text(_plain(with_withdrawal(words.title, bulletin, edition)), words.language),
        summary=Text(_plain(summary_text(bulletin, edition)), words.language),
        updated=_moment(last_changed(bulletin)),
        figures=tuple(
            FeedFigure(_plain(one.name), _plain(" ".join(filter(None, (str(one.value), one.unit)))))
            for one in headlines(bulletin, edition, None)
        ),
    )


def _correction(event: Event, correction: Correction, edition: Edition) -> FeedEntry:
    told = correction_entry(correction, event.bulletin, edition)
    locale = edition.locale
    title = filled(
        locale.gettext("Correction: {figure} – {bulletin}"),
        figure=told.name,
        bulletin=_bulletin_name(event.bulletin, edition),
    )
    reason = filled(locale.gettext("Reason: {reason}"), reason=told.reason)
    summary = f"{_plain(told.change)} {_plain(reason)}"
    return replace(
        _bare(event, edition), title=Text(_plain(title), edition.language), summary=Text(summary, edition.language)
    )


def _withdrawal(event: Event, edition: Edition) -> FeedEntry:
    title = edition.locale.gettext("Withdrawn: {bulletin}").format(bulletin=_bulletin_name(event.bulletin, edition))
    # The day and the reason; what follows speaks of the page that it stands on.
    summary = _plain(next(withdrawal_notices(event.bulletin, edition)))
    return replace(_bare(event, edition), title=Text(title, edition.language), summary=Text(summary, edition.language))


def _bare(event: Event, edition: Edition) -> FeedEntry:
    """What entries of all kinds say alike."""
    bulletin, locale = event.bulletin, edition.locale
    path = bulletin_path(bulletin)
    page = _absolute(page_url(edition.language, path), edition)
    kinds = {
        Correction: Category("correction", locale.pgettext("entry of a feed", "correction")),
        Withdrawal: Category("withdrawal", locale.pgettext("entry of a feed", "withdrawal")),
    }
    kind = kinds.get(type(event.of), Category("bulletin", locale.pgettext("entry of a feed", "bulletin")))
    place = Category(bulletin.place.id, _plain(place_name(bulletin.place, bulletin.end, edition)))
    return FeedEntry(
        id=f"{page}#{event.name}" if event.name else page,
        title=Text("", edition.language),
        summary=Text("", edition.language),
        published=_moment(event.date),
        updated=_moment(event.date),
        pages=tuple(
            FeedAddress(language.code, _absolute(page_url(language.code, path), edition) + _fragment(event))
            for language in edition.site.info.languages
        ),
        agency=edition.own_words(bulletin.words).agency,
        categories=(kind, place),
    )


def _fragment(event: Event) -> str:
    return "#corrections" if isinstance(event.of, Correction) else ""


def _bulletin_name(bulletin: Bulletin, edition: Edition) -> str:
    return _plain(bulletin_name(bulletin, edition))


def _absolute(path: str, edition: Edition) -> str:
    return f"{edition.base_url}{path}"


def _moment(day: date) -> str:
    """The beginning of a day in Vietnam: content knows days alone."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _plain(text: str) -> str:
    return escape(text).striptags()
