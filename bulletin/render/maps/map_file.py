"""The file of a map: an SVG that stands alone, with the names of provinces and archipelagos and its licence inside."""

import re
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from bulletin.artefact import Artefact
from bulletin.model.place import Place
from bulletin.render.addresses import map_file, page_file, place_path
from bulletin.render.assets import screen_style
from bulletin.render.edition import Edition
from bulletin.render.fonts import faces_within, name_faces
from bulletin.render.maps.drawn import Archipelago, DrawnMap
from bulletin.render.maps.shapes import LICENCE, LICENCE_URL, SOURCE, SOURCE_URL, VIEW_BOX
from bulletin.render.maps.titles import archipelago_lines, era_title, unit_name
from bulletin.site.presence import Presence

_COLOURS = ("paper", "line", "muted", "ink", "accent", "soft")
_TOKENS = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
_DARK = re.compile(r"prefers-color-scheme:\s*dark\)\s*\{(.*)", re.DOTALL)
_LINE_HEIGHT = 32
_LATIN = "'Noto Sans','Segoe UI',sans-serif"


def render_maps(edition: Edition, templates: Path, cache: Path) -> Iterator[Artefact]:
    """The maps of all times in one language. `cache` keeps typefaces that were cut."""
    style = _style(screen_style(templates))
    for drawn in edition.maps:
        yield _render(drawn, edition, style + _lettering(drawn, edition, cache))


def _render(drawn: DrawnMap, edition: Edition, style: str) -> Artefact:
    units = Markup("").join(_unit(drawn, unit, edition, edition.presence.get(unit.id)) for unit in drawn.era.units)
    islands = Markup("").join(
        Markup('<path class="isles{}" d="{}"><title>{}</title></path>').format(
            _class(edition.presence.get(one.unit)), one.outline, " ".join(archipelago_lines(one, drawn, edition))
        )
        for one in drawn.archipelagos
    )
    labels = Markup("").join(_label(one, drawn, edition) for one in drawn.archipelagos)
    width, height = VIEW_BOX
    content = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' lang="{language}"><title>{title}</title><desc>{note}</desc>{metadata}<style>{style}</style>\n'
        "{units}{islands}{labels}</svg>\n"
    ).format(
        width=width,
        height=height,
        language=edition.language,
        title=era_title(drawn.era, edition),
        note=edition.locale.gettext("A schematic map, not to be used for determining boundaries."),
        metadata=_metadata(),
        style=Markup(style),  # noqa: S704 - made of our own style sheet
        units=units,
        islands=islands,
        labels=labels,
    )
    return Artefact(map_file(edition.language, drawn.era.code), content.encode())


def _unit(drawn: DrawnMap, unit: Place, edition: Edition, presence: Presence | None) -> Markup:
    """A province twice: its edge, and its face over all edges inside it, so that merged ones show none."""
    shape = Markup(
        '<defs><path id="{id}" d="{path}"/></defs><use href="#{id}" class="edge"/>'
        '<use href="#{id}" class="face{presence}"><title>{name}</title></use>\n'
    ).format(
        id=unit.id, path=drawn.outlines[unit.id], presence=_class(presence), name=unit_name(unit, drawn.era, edition)
    )
    if not presence:
        return shape
    # The file lies in the folder of its language.
    href = page_file(edition.language, place_path(unit)).removeprefix(f"{edition.language}/")
    return Markup('<a href="{}">{}</a>').format(href, shape)


def _class(presence: Presence | None) -> str:
    return f" {presence}" if presence else ""


def _label(one: Archipelago, drawn: DrawnMap, edition: Edition) -> Markup:
    x, y = one.label
    return Markup("").join(
        Markup('<text x="{}" y="{}">{}</text>').format(x, y + number * _LINE_HEIGHT, line)
        for number, line in enumerate(archipelago_lines(one, drawn, edition))
    )


def _lettering(drawn: DrawnMap, edition: Edition, cache: Path) -> str:
    """The typeface of labels in another script, within the file: an image may fetch nothing, not even beside it.

    Latin letters are left to what readers have.
    """
    labels = "".join(line for one in drawn.archipelagos for line in archipelago_lines(one, drawn, edition))
    faces = name_faces({edition.language: labels})
    families = "".join(f"'{face.family}'," for face in faces)
    return f"{faces_within(faces, cache)}text{{font-family:{families}{_LATIN}}}" if faces else ""


def _metadata() -> Markup:
    """Whose work the shapes are, for whoever meets the file alone."""
    return Markup(
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<cc:Work rdf:about=""><dc:source rdf:resource="{}"/><dc:creator>Stephen Truong, Victor Cazanave</dc:creator>'
        '<dc:description>{}, {}; simplified</dc:description><cc:license rdf:resource="{}"/></cc:Work>'
        "</rdf:RDF></metadata>"
    ).format(SOURCE_URL, SOURCE, LICENCE, LICENCE_URL)


def _style(sheet: str) -> str:
    """The site's own colours, light and dark: a page's style sheet does not reach into an image."""
    light = _colours(_TOKENS.search(sheet))
    dark = _colours(_TOKENS.search(found[1])) if (found := _DARK.search(sheet)) else {}
    rules = _rules(light)
    return rules + (f"@media(prefers-color-scheme:dark){{{_rules(light | dark)}}}" if dark else "")


def _colours(block: re.Match[str] | None) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*([^;]+);", block[1])) if block else {}


def _rules(colour: dict[str, str]) -> str:
    missing = [name for name in _COLOURS if name not in colour]
    if missing:
        raise LookupError(f"the style sheet has no colour {', '.join(missing)}")
    return (
        f".edge{{fill:none;stroke:{colour['paper']};stroke-width:3;stroke-linejoin:round}}"
        f".face{{fill:{colour['line']};stroke:{colour['line']};stroke-width:.9;stroke-linejoin:round}}"
        f".face.published{{fill:{colour['accent']};stroke:{colour['accent']}}}"
        f".face.before{{fill:{colour['soft']};stroke:{colour['soft']}}}"
        f".isles{{fill:{colour['muted']};stroke:{colour['muted']};stroke-width:2;stroke-linejoin:round}}"
        f".isles.published{{fill:{colour['accent']};stroke:{colour['accent']}}}"
        f"text{{fill:{colour['ink']};font:26px {_LATIN};text-anchor:middle}}"
        "a:hover .face,a:focus .face{opacity:.75}"
    )
