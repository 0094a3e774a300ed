"""The style guide shows every component, and is found by nobody who does not look for it."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from jinja2.meta import find_referenced_templates

from bulletin.render.assets import screen_style
from tests.conftest import add_bulletin
from tests.render.conftest import TEMPLATES, Pages, check_folder

# Of these there is nothing to see on a screen.
UNSEEN = {"components/sharing.html", "components/charts/printed.html"}


def _reached(start: str) -> set[str]:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, extensions=["jinja2.ext.i18n"])
    reached, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            source = TEMPLATES.joinpath(name).read_text("utf-8")
            waiting += [found for found in find_referenced_templates(environment.parse(source)) if found]
    return reached


def _reached_from(*folders: str) -> set[str]:
    files = [file for folder in folders for file in TEMPLATES.joinpath(folder).glob("*.html")]
    assert files
    return {name for file in files for name in _reached(str(file.relative_to(TEMPLATES)))}


def test_every_component_stands_in_it() -> None:
    components = {str(file.relative_to(TEMPLATES)) for file in TEMPLATES.joinpath("components").rglob("*.html")}
    # Components of pages that show nothing but themselves are seen there.
    own = {f"components/{name}.html" for name in ("quality_lines", "quality_table", "downloads", "bulletin_files")}
    assert len(components) > 40
    on_screen, on_paper = _reached_from("pages", "layouts"), _reached_from("pdf")
    assert components <= on_screen | on_paper, "a component that nothing uses"
    assert (components & on_screen) - UNSEEN - own <= _reached("pages/style_guide.html")


def test_every_colour_stands_in_it(real_pages: Pages) -> None:
    tokens = TEMPLATES.joinpath("assets/css/tokens.css").read_text("utf-8")
    colours = [line.split(":")[0].strip() for line in tokens.splitlines() if ": #" in line]
    assert len(colours) > 10
    for colour in colours:
        assert f"<code>{colour}</code>" in real_pages["vi/styleguide/index.html"], colour
        assert f".swatch-{colour[2:]} {{ background: var({colour}); }}" in screen_style(TEMPLATES), colour


def test_no_page_leads_to_it_and_no_search_engine_lists_it(real_pages: Pages) -> None:
    for path, page in real_pages.items():
        if "/styleguide/" in path:
            assert '<meta name="robots" content="noindex">' in page
        else:
            assert "styleguide/" not in page, path


def test_of_bulletins_with_as_many_statements_the_first_is_shown(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021", "  digital_certificates: 2.165\n  admin_procedures: 1.849\n")
    add_bulletin(content, "tra-vinh", "2022", "  digital_certificates: 2.165\n  admin_procedures: 1.849\n")
    fullest = check_folder(content).site.fullest
    assert fullest is not None
    assert fullest.key == "tra-vinh/2021"
