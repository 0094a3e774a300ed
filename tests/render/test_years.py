"""Pages that have too many rows for one are parted by year; pages that fit stay whole."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bulletin.render.edition import Edition
from bulletin.render.inputs import Origins
from bulletin.render.pages import page_jobs, render_page
from bulletin.render.sitemap import render_sitemap
from bulletin.render.whole import make_editions
from bulletin.site.assemble import assemble
from bulletin.site.site import CheckedSite, PageKind, Site
from tests.content.conftest import REAL
from tests.render.conftest import ROOT, settings_for, text_of

YEARS = {PageKind.INDICATOR_YEAR, PageKind.PLACE_YEAR, PageKind.QUALITY_YEAR, PageKind.DATA_YEAR}
Render = Callable[[str], str]


@pytest.fixture(scope="module")
def parted(real_site: CheckedSite) -> CheckedSite:
    """The real site, with room for 12 rows a page, and for 8 bulletins in that of a place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bulletin.site.assemble.LONGEST", 12)
        patch.setattr("bulletin.site.assemble.LONGEST_OF_PLACE", 8)
        return replace(real_site, site=assemble(REAL))


@pytest.fixture(scope="module")
def editions(parted: CheckedSite) -> tuple[Edition, ...]:
    return make_editions(parted, settings_for(ROOT / "content", "https://example.org/"))


@pytest.fixture(scope="module")
def render(editions: tuple[Edition, ...]) -> Render:
    """Renders the Vietnamese page of a path."""

    def rendered(path: str) -> str:
        (page,) = [page for page in editions[0].site.pages if page.path == path]
        return render_page(page, editions[0]).content.decode()

    return rendered


def busiest(site: Site) -> str:
    return max(site.observations, key=lambda name: len(site.observations[name]))


def test_the_real_site_fits_its_pages(real_site: CheckedSite) -> None:
    assert not {page.kind for page in real_site.site.pages} & YEARS
    assert real_site.site.years == {}


def test_the_years_of_an_indicator_hold_all_its_figures_once(parted: CheckedSite, render: Render) -> None:
    name = busiest(parted.site)
    years = parted.site.years[f"indicators/{name}/"]
    assert len(years) > 2
    linked = [re.findall(r'<td class="value"><a href="([^"]*)"', render(page.path)) for page in years]
    found = [href.rpartition("../")[2] for own in linked for href in own]
    stated = [
        f"{one.bulletin.key}/index.html#{one.statement.anchor}"
        for one in parted.site.observations[name]
        if one.statement.figure
    ]
    assert sorted(found) == sorted(stated)


def test_the_page_of_the_indicator_keeps_the_latest_figure_of_each_place(parted: CheckedSite, render: Render) -> None:
    name = busiest(parted.site)
    html = render(f"indicators/{name}/")
    table = html[html.index('id="figures-title"') :]
    places = {one.bulletin.place.id for one in parted.site.observations[name]}
    assert sorted(re.findall(r'class="group" id="place-([^"]*)"', table)) == sorted(places)
    latest = {one.bulletin.place.id: one.statement.period for one in parted.site.observations[name]}
    kept = [one for one in parted.site.observations[name] if one.statement.period == latest[one.bulletin.place.id]]
    assert table.count('<td class="value"><a') == len(kept) < len(parted.site.observations[name])
    newest = parted.site.years[f"indicators/{name}/"][0]
    assert f'<a href="{newest.path.split("/")[2]}/index.html">' in html
    assert 'id="charts"' not in html


def test_a_year_has_its_own_head_and_its_neighbours(parted: CheckedSite, render: Render) -> None:
    name = busiest(parted.site)
    years = parted.site.years[f"indicators/{name}/"]
    heads = {re.search(r"<title>(.*?)</title>", render(page.path), re.DOTALL)[1] for page in years}  # type: ignore[index]
    assert len(heads) == len(years)
    later, page, earlier = years[:3]
    html = render(page.path)
    assert f'<link rel="canonical" href="https://example.org/vi/{page.path}">' in html
    assert f'hreflang="en" href="https://example.org/en/{page.path}"' in html
    for relation, other in (("prev", earlier), ("next", later)):
        href = f"../{other.path.split('/')[2]}/index.html"
        assert f'<link rel="{relation}" type="text/html" href="{href}">' in html
        assert re.search(rf'<a class="\w+" href="{re.escape(href)}" rel="{relation}">', html)
    crumbs = html[html.index('class="crumbs"') : html.index('aria-current="page"')]
    assert '<a href="../index.html">' in crumbs
    assert '<nav aria-label="Các năm">' in html
    assert '<a href="./index.html" aria-current="page">' in html or 'href="index.html" aria-current="page"' in html


def test_a_place_lists_its_latest_years_and_leads_to_the_others(parted: CheckedSite, render: Render) -> None:
    place = parted.site.places["tra-vinh"]
    years = parted.site.years["tra-vinh/"]
    bulletins = parted.site.of_place(place)
    assert len(years) > 2
    whole = render("tra-vinh/")
    shown = [one for one in bulletins if f'class="record-title" href="{one.period.slug}/index.html"' in whole]
    assert {one.period.end.year for one in shown} == {2024, 2023}
    found = []
    for page in years:
        found += re.findall(r'class="record-title"><a href="\.\./\.\./([^/]*)/index.html"', render(page.path))
    assert sorted(found) == sorted(one.period.slug for one in bulletins)


def test_quality_and_data_are_parted_too(parted: CheckedSite, render: Render) -> None:
    bulletins = {f"{one.key}/" for one in parted.site.bulletins}
    quality = "".join(render(page.path) for page in parted.site.years["quality/"])
    assert set(re.findall(r'<th scope="row"><a href="\.\./\.\./([^"]*)index.html#quality"', quality)) == bulletins
    data = "".join(render(page.path) for page in parted.site.years["data/"])
    assert {f"{key}/" for key in re.findall(r'data/bulletins/([^".]*)\.csv"', data)} == bulletins
    whole = render("quality/")
    assert whole.count('scope="row"') == len(parted.site.years["quality/"])
    figures = [int(re.sub(r"\D", "", one)) for one in re.findall(r'data-label="Số liệu">([^<]*)<', whole)]
    assert sum(figures) == sum(
        int(re.sub(r"\D", "", one)) for one in re.findall(r'data-label="Số liệu">([^<]*)<', quality)
    )
    assert "data/bulletins/" not in render("data/")


def test_years_are_in_the_sitemap_and_have_a_day(editions: tuple[Edition, ...]) -> None:
    text = "".join(one.content.decode() for one in render_sitemap(editions[0]))
    years = [page for page in editions[0].site.pages if page.kind in YEARS]
    assert {page.kind for page in years} == YEARS
    for page in years:
        assert f"<loc>https://example.org/vi/{page.path}</loc>\n<lastmod>" in text


def test_a_new_figure_makes_only_its_own_year_again(parted: CheckedSite, editions: tuple[Edition, ...]) -> None:
    """Told to the inputs of the pages: a note is changed in a bulletin of 2021, on figures of 2021 alone."""
    settings = settings_for(ROOT / "content")

    def inputs(checked: CheckedSite) -> dict[str, object]:
        pages = [page for page in checked.site.pages if page.kind in YEARS]
        return {job.name: job.inputs for job in page_jobs(pages, editions[0], Origins(checked, settings))}

    before = inputs(parted)
    (old,) = [one for one in parted.site.bulletins if one.key == "tra-vinh/2021"]
    assert {statement.period.end.year for statement in old.every_statement()} == {2021}
    new = replace(old, statements=tuple(replace(one, used=not one.used) for one in old.statements))
    site = replace(parted.site, bulletins=tuple(new if one is old else one for one in parted.site.bulletins))
    after = inputs(replace(parted, site=site))
    again = {name for name in before if before[name] != after[name]}
    assert {"vi/tra-vinh/years/2021/index.html", "vi/quality/2021/index.html", "vi/data/2021/index.html"} <= again
    assert {name.split("/")[-2] for name in again} == {"2021"}
    assert len(again) < len(before)


def test_periods_name_the_places_of_the_latest_and_count_those_of_the_others(
    editions: tuple[Edition, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.render.period_page.LONGEST", 3)
    (page,) = [page for page in editions[0].site.pages if page.kind is PageKind.PERIODS]
    html = render_page(page, editions[0]).content.decode()
    entries = re.findall(r'<li class="listed">.*?</li>', html, re.DOTALL)
    assert "Lào Cai" in entries[0] or "href" in entries[0].partition("trail")[2]
    assert text_of(entries[-1]).endswith("1 bản tin")


def test_charts_draw_the_latest_figures_and_say_that_there_are_older_ones(
    editions: tuple[Edition, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tiền Giang's ranks by the Vietnam ICT Index go back to 2012; the last three are of 2017, 2018 and 2019."""
    (page,) = [page for page in editions[0].site.pages if page.path == "tien-giang/"]
    older = "Biểu đồ không vẽ số liệu cũ hơn."
    assert older not in render_page(page, editions[0]).content.decode()
    monkeypatch.setattr("bulletin.render.drawable.lines._DRAWN", 3)
    html = render_page(page, editions[0]).content.decode()
    chart = next(one for one in re.findall(r"<figure.*?</figure>", html, re.DOTALL) if older in one)
    assert all(year in text_of(chart) for year in ("2017", "2018", "2019"))
    assert "2016" not in text_of(chart)
