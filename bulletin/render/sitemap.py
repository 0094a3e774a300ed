"""`sitemap.xml` (sitemaps.org) with every page in every language that is no draft, and `robots.txt`, which names it.

Days of change are those of the content. A sitemap holds absolute addresses alone: without the site's there is none.
A site with bulletins that are not out yet is for its editors, and asks programs to stay away.
"""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from markupsafe import Markup

from bulletin.artefact import Artefact
from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import page_url
from bulletin.render.edition import Edition
from bulletin.site.events import last_changed
from bulletin.site.site import Page, PageKind, Site, YearOf
from bulletin.site.years import year_of
from bulletin.validate.condensed import outline_of

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPEN = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n',
    "</urlset>\n",
)
_INDEX = ('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n', "</sitemapindex>\n")


@record(frozen=True, slots=True)
class Limits:
    """How many addresses and bytes one sitemap may hold; the defaults are those of the protocol."""

    addresses: int = 50_000
    octets: int = 50 * 1024 * 1024


_PROTOCOL = Limits()


def render_robots(edition: Edition) -> Artefact:
    """`robots.txt`; programs look for it at the root of the host alone."""
    closed = bool(edition.site.unpublished)
    lines = ["User-agent: *", "Disallow: /" if closed else "Disallow:"]
    if edition.base_url and not closed:
        lines += ["", f"Sitemap: {edition.base_url}{SITEMAP}"]
    return Artefact(ROBOTS, "".join(f"{line}\n" for line in lines).encode())


def render_sitemap(edition: Edition, limits: Limits = _PROTOCOL) -> Iterator[Artefact]:
    """The sitemap of all languages; one that grows too large is parted, and its file becomes the index of the parts."""
    if edition.base_url is None or edition.site.unpublished:
        return
    changes = page_changes(edition.site)
    pages = (page for page in edition.site.pages if page.kind is not PageKind.STYLE_GUIDE)
    entries = (entry for page in pages for entry in _entries(page, changes.get(page.path), edition))
    parts = list(_parted(entries, limits))
    if len(parts) == 1:
        yield Artefact(SITEMAP, parts[0])
        return
    for number, part in enumerate(parts, 1):
        yield Artefact(f"sitemap-{number}.xml", part)
    names = (f"{edition.base_url}sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    listed = "".join(Markup("<sitemap><loc>{}</loc></sitemap>\n").format(name) for name in names)
    yield Artefact(SITEMAP, f"{_HEAD}{_INDEX[0]}{listed}{_INDEX[1]}".encode())


def _entries(page: Page, changed: date | None, edition: Edition) -> Iterator[bytes]:
    """The page in each language; each names all of them. Pages of a draft ask not to be listed."""
    urls = [
        (language.code, f"{edition.base_url}{page_url(language.code, page.path)}")
        for language in edition.site.info.languages
        if not language.is_draft
    ]
    link = Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>\n')
    default = urls[0][1] if page.path else f"{edition.base_url}"
    links = Markup().join(link.format(code, url) for code, url in (*urls, ("x-default", default)))
    day = Markup("<lastmod>{}</lastmod>\n").format(changed.isoformat()) if changed else ""
    for _, url in urls:
        yield Markup("<url>\n<loc>{}</loc>\n{}{}</url>\n").format(url, day, links).encode()


def _parted(entries: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    head, foot = f"{_HEAD}{_OPEN[0]}".encode(), _OPEN[1].encode()
    around = len(head) + len(foot)
    part: list[bytes] = []
    size = around
    for entry in entries:
        if part and (len(part) == limits.addresses or size + len(entry) > limits.octets):
            yield b"".join((head, *part, foot))
            part, size = [], around
        part.append(entry)
        size += len(entry)
    yield b"".join((head, *part, foot))


def page_changes(site: Site) -> dict[str, date]:
    """When each page last changed, as far as the content tells: words without a date of their own have none."""
    latest: dict[Hashable, date] = {}
    for bulletin in site.bulletins:
        day = last_changed(bulletin)
        for subject in _changed_by(bulletin):
            latest[subject] = max(day, latest.get(subject, day))
    if site.calendar:
        entries = (entry.last_changed for entry in site.calendar)
        latest[PageKind.CALENDAR] = max((*entries, latest.get(None, date.min)))
    changes = {page.path: latest.get(_subject(page)) for page in site.pages}
    return {path: day for path, day in changes.items() if day}


def _changed_by(bulletin: Bulletin) -> set[Hashable]:
    """What changes with a bulletin. The lists of everything do: home, catalogue, periods, calendar, data."""
    stated = outline_of(bulletin)
    return {
        None,
        (PageKind.BULLETIN, bulletin.key),
        (PageKind.PLACE, bulletin.place.id),
        (PageKind.PERIOD, bulletin.period),
        *((PageKind.INDICATOR, one.indicator.id) for one in stated),
        *((PageKind.DOMAIN, one.indicator.domain.id) for one in stated),
        *((PageKind.INDICATOR_YEAR, one.indicator.id, year_of(one.period)) for one in stated),
        (PageKind.PLACE_YEAR, bulletin.place.id, year_of(bulletin.period)),
        *((kind, "", year_of(bulletin.period)) for kind in (PageKind.QUALITY_YEAR, PageKind.DATA_YEAR)),
    }


def _subject(page: Page) -> Hashable:
    match page.subject:
        case Bulletin(key=key):
            return page.kind, key
        case Place() | Indicator() | Domain():
            return page.kind, page.subject.id
        case Period() as period:
            return page.kind, period
        case YearOf(page=whole, year=year):
            name = whole.subject.id if isinstance(whole.subject, Place | Indicator) else ""
            return page.kind, name, year
        case None:
            return page.kind if page.kind is PageKind.CALENDAR else None
        case _:
            return page.kind, page.path
