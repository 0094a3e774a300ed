"""The two pages that belong to no language: the one that asks for it, and the one for addresses that lead nowhere."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from bulletin.artefact import Artefact
from bulletin.record import record
from bulletin.render.addresses import FAVICON, STYLE_SHEET, page_file, page_url, site_picture_file
from bulletin.render.assets import standing_alone_style
from bulletin.render.edition import Edition
from bulletin.render.fonts import NAMES, faces_within, name_faces
from bulletin.render.frame import IN_MENU, page_label
from bulletin.render.links import Link
from bulletin.render.sharing import fitted

CHOOSER, NOT_FOUND = "index.html", "404.html"


@record(frozen=True, slots=True, kw_only=True)
class Version:
    """What the page says in one language; without a base URL a lost reader cannot be led anywhere."""

    language: str
    name: str
    title: str
    text: str
    href: str
    link: str
    ways: tuple[Link, ...] = ()


def render_chooser(editions: Sequence[Edition]) -> Artefact:
    """`index.html` at the top: all languages, and no redirection."""
    first = editions[0]
    versions = tuple(
        Version(
            language=edition.language,
            name=_own_name(edition),
            title=edition.plain(edition.site.info.title),
            text=edition.plain(edition.site.info.description),
            href=page_file(edition.language, ""),
            link=_own_name(edition),
        )
        for edition in editions
    )
    alternates = (
        [
            *((one.language, first.base_url + page_url(one.language, "")) for one in versions),
            ("x-default", first.base_url),
        ]
        if first.base_url
        else []
    )
    html = first.environment.get_template("pages/languages.html").render(
        versions=versions,
        alternates=alternates,
        description=fitted(versions[0].text),
        address=first.base_url,
        picture=site_picture_file(first.language),
        locale=first.locale.region,
        other_locales=[edition.locale.region for edition in editions[1:]],
        favicon=FAVICON,
        style_sheet=STYLE_SHEET,
        language=first.language,
    )
    return Artefact(CHOOSER, html.encode())


def render_not_found(editions: Sequence[Edition], templates: Path, cache: Path) -> Artefact:
    """`404.html`: it is served at any address, so that nothing in it may be relative.

    It fetches nothing, and brings along the letters of its words in scripts that the machine may have no typeface for.
    """
    first = editions[0]
    versions = tuple(
        Version(
            language=edition.language,
            name=_own_name(edition),
            title=edition.locale.gettext("Page not found"),
            text=edition.locale.gettext("This address leads nowhere; it may have been mistyped."),
            href=f"{edition.base_url}{page_url(edition.language, '')}" if edition.base_url else "",
            link=edition.locale.gettext("Go to the home page"),
            ways=tuple(_ways(edition)),
        )
        for edition in editions
    )
    # Our own style sheet, read from the templates.
    style = Markup(_lettering(versions, cache) + standing_alone_style(templates))  # noqa: S704
    digest = b64encode(sha256(style.encode()).digest()).decode()
    html = first.environment.get_template("pages/not_found.html").render(
        versions=versions, style=style, style_digest=digest, language=first.language
    )
    return Artefact(NOT_FOUND, html.encode())


def _lettering(versions: Sequence[Version], cache: Path) -> str:
    words: dict[str, str] = {}
    for one in versions:
        said = (one.title, one.text, one.link, *(way.label for way in one.ways))
        # A blank would be taken from here for the other languages too.
        words[one.language] = "".join(sign for sign in "".join(said) if not sign.isascii())
    faces = (replace(face, family=face.family.removesuffix(NAMES)) for face in name_faces(words))
    return faces_within(faces, cache)


def _ways(edition: Edition) -> Iterator[Link]:
    """The pages of the menu, from which everything can be found."""
    for page in edition.site.pages if edition.base_url else ():
        if page.kind in IN_MENU:
            yield Link(f"{edition.base_url}{page_url(edition.language, page.path)}", page_label(page, edition))


def _own_name(edition: Edition) -> str:
    return next(one.name for one in edition.site.info.languages if one.code == edition.language)
