"""The print edition of a bulletin as HTML, ready to be set."""

from dataclasses import dataclass

from bulletin.model.bulletin import Bulletin
from bulletin.render.addresses import Addresses
from bulletin.render.bulletin_page import bulletin_view
from bulletin.render.edition import Edition, draft_notice, filled
from bulletin.render.standing import marked_name
from bulletin.site.events import last_changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What surrounds the content of a print edition: metadata, running head, page numbers, imprint."""

    language: str
    title: str
    author: str
    description: str
    keywords: str
    site_name: str
    running_head: str
    draft_notice: str
    before_page: str
    before_pages: str
    imprint: str
    created: str
    modified: str


def print_html(bulletin: Bulletin, edition: Edition) -> str:
    """The document that WeasyPrint is to set."""
    addresses = Addresses.of_print(edition.language, edition.base_url)
    view = bulletin_view(bulletin, edition, addresses)
    info = edition.site.info
    # The message is cut at its numbers, which only the style sheet knows.
    before_page, before_pages = edition.locale.gettext("Page {page} of {pages}").partition("{page}")[::2]
    publisher, licence = edition.text(info.publisher), edition.text(info.licence.names)
    name = marked_name(bulletin, edition)
    sheet = Sheet(
        language=edition.language,
        title=view.plain_title,
        author=view.agency,
        description=view.plain_summary,
        keywords=", ".join(view.keywords),
        site_name=edition.plain(info.title),
        running_head=f"{edition.plain(info.title)}  ·  {name}",
        draft_notice=draft_notice(edition),
        before_page=before_page,
        before_pages=before_pages.partition("{pages}")[0],
        imprint=filled("{}. {}: {}.", publisher, edition.locale.gettext("Licence"), licence),
        created=bulletin.published.isoformat(),
        modified=last_changed(bulletin).isoformat(),
    )
    return edition.environment.get_template("pdf/bulletin.html").render(sheet=sheet, page=view)
