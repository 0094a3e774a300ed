"""The print edition of a bulletin as HTML, ready to be set."""

from bulletin.model.bulletin import Bulletin
from bulletin.record import record
from bulletin.render.addresses import Addresses
from bulletin.render.bulletin_page import BulletinView, bulletin_view
from bulletin.render.edition import Edition, draft_notice, filled
from bulletin.render.listed import marked_name
from bulletin.site.events import last_changed


@record(frozen=True, slots=True, kw_only=True)
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


def bulletin_sheet(view: BulletinView, bulletin: Bulletin, edition: Edition) -> Sheet:
    """The surroundings of a print edition of a bulletin."""
    info = edition.site.info
    before_page, before_pages = page_numbers(edition)
    name = marked_name(bulletin, edition)
    return Sheet(
        language=edition.language,
        title=view.plain_title,
        author=view.agency,
        description=view.plain_summary,
        keywords=", ".join(view.keywords),
        site_name=edition.plain(info.title),
        running_head=f"{edition.plain(info.title)}  ·  {name}",
        draft_notice=draft_notice(edition),
        before_page=before_page,
        before_pages=before_pages,
        imprint=imprint(edition),
        created=bulletin.published.isoformat(),
        modified=last_changed(bulletin).isoformat(),
    )


def imprint(edition: Edition) -> str:
    """Who publishes, and under which licence."""
    info = edition.site.info
    publisher, licence = edition.text(info.publisher), edition.text(info.licence.names)
    return filled("{}. {}{} {}.", publisher, edition.locale.gettext("Licence"), edition.locale.gettext(":"), licence)


def page_numbers(edition: Edition) -> tuple[str, str]:
    """What stands before a page's number, and between it and the count: only the style sheet knows the numbers."""
    before_page, rest = edition.locale.gettext("Page {page} of {pages}").split("{page}")
    return before_page, rest.partition("{pages}")[0]


def print_html(bulletin: Bulletin, edition: Edition) -> str:
    """The document that WeasyPrint is to set."""
    addresses = Addresses.of_print(edition.language, edition.base_url)
    view = bulletin_view(bulletin, edition, addresses)
    sheet = bulletin_sheet(view, bulletin, edition)
    return edition.environment.get_template("pdf/bulletin.html").render(sheet=sheet, page=view)
