"""What a page's head tells other programs: how it looks where it is shared, its feeds, its data, its neighbours."""

import re
from collections.abc import Iterator

from bulletin.i18n.locale import region_of
from bulletin.model.bulletin import Bulletin
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import (
    Addresses,
    bulletin_data_file,
    bulletin_path,
    bulletin_picture_file,
    feed_file,
    site_picture_file,
)
from bulletin.render.edition import Edition
from bulletin.render.feeds import feed_name, feed_title, has_feed
from bulletin.render.share.picture import HEIGHT, WIDTH
from bulletin.render.share.pictures import picture_words
from bulletin.site.events import last_changed
from bulletin.site.site import Page

_SHORTEST, _LONGEST = 60, 160
_SENTENCE = re.compile(r"\S.*?(?:[.?!…](?=\s|$)|$)\s*")
_HANGING = " ,;:–-("
# Khmer parts its words by a break without a width; its blanks stand between clauses.
_BETWEEN_WORDS = (" ", "\u200b")
_TYPES = {"csv": "text/csv", "json": "application/json"}


@record(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Open Graph; `published` and `modified` are empty for pages that are no articles."""

    locale: str
    other_locales: tuple[str, ...]
    picture: str
    picture_text: str
    width: int
    height: int
    published: str
    modified: str


@record(frozen=True, slots=True)
class HeadLink:
    """A link that programs follow: a feed, a file of data, the bulletin before or after.

    `label` is what readers see of it, where they do.
    """

    relation: str
    type: str
    href: str
    title: str
    label: str = ""


def fitted(description: str) -> str:
    """A description of the length that search engines and networks show: whole sentences, clauses or words."""
    if len(description) <= _LONGEST:
        return description
    sentences = ""
    for sentence in _SENTENCE.findall(description):
        if len(sentences + sentence.rstrip()) > _LONGEST:
            break
        sentences += sentence
    if len(sentences) >= _SHORTEST:
        return sentences.rstrip()
    # A list is best cut between its items: half of "truyền thanh" would be another word.
    cut = description[:_LONGEST]
    clause = max(cut.rfind(sign) for sign in (", ", "; ", ": "))
    words = cut[:clause] if clause >= _SHORTEST else cut[: max(cut.rfind(sign) for sign in _BETWEEN_WORDS)]
    return f"{words.rstrip(_HANGING)}…"


def make_sharing(page: Page, edition: Edition) -> Sharing | None:
    """How a page looks where it is shared; only what has an address can be shared."""
    if edition.base_url is None:
        return None
    # As with the alternates of search engines: a draft is no version that other pages would name.
    others = [one for one in edition.site.info.languages if one.code != edition.language and not one.is_draft]
    picture, text = site_picture_file(edition.language), edition.plain(edition.site.info.title)
    published = modified = ""
    if isinstance(page.subject, Bulletin):
        bulletin = page.subject
        picture, text = bulletin_picture_file(edition.language, bulletin), picture_words(bulletin, edition)
        published, modified = bulletin.published.isoformat(), last_changed(bulletin).isoformat()
    return Sharing(
        locale=edition.locale.region,
        other_locales=tuple(region_of(language.code) for language in others),
        picture=edition.base_url + picture,
        picture_text=text,
        width=WIDTH,
        height=HEIGHT,
        published=published,
        modified=modified if modified != published else "",
    )


def feed_links(page: Page, edition: Edition, addresses: Addresses) -> tuple[HeadLink, ...]:
    """The feeds that readers of a page may want: its own or its place's, and that of the site."""
    above = (one for one in reversed(edition.site.parents[page.path]) if isinstance(one.subject, Place))
    home = next(one for one in edition.site.pages if not one.path)
    followed = {one.path: one for one in (page, *above, home) if has_feed(one, edition)}
    return tuple(
        HeadLink(
            "alternate",
            "application/atom+xml",
            addresses.file(feed_file(edition.language, one.path)),
            feed_title(one, edition),
            feed_name(one, edition),
        )
        for one in followed.values()
    )


def bulletin_links(page: Page, edition: Edition, addresses: Addresses) -> Iterator[HeadLink]:
    """The data of a bulletin, and the bulletins before and after it; other pages have none."""
    if not isinstance(page.subject, Bulletin):
        return
    bulletin = page.subject
    for extension, kind in _TYPES.items():
        yield HeadLink("alternate", kind, addresses.file(bulletin_data_file(bulletin, extension)), extension.upper())
    for relation, other in zip(("prev", "next"), edition.site.neighbours(bulletin), strict=True):
        if other:
            yield HeadLink(relation, "text/html", addresses.page(bulletin_path(other)), "")
