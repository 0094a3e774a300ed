"""The files of all figures, put together of those of places, are as if they had been written in one go."""

from collections.abc import Mapping

from bulletin.render.data.api import _with_links as with_links
from bulletin.render.data.joined import joined_figures
from bulletin.render.data.prepared import Figures, tables
from bulletin.render.data.writing import csv_pieces, json_pieces
from bulletin.site.site import CheckedSite
from tests.render.data.conftest import checked_site


def written(checked: CheckedSite) -> Mapping[str, bytes]:
    """Both files in one go, every figure anew."""
    figures, *_ = tables(checked.site)
    languages = checked.site.info.languages
    items = (with_links(one, languages) for one in Figures(checked))
    return {
        "data/figures.csv": b"".join(csv_pieces(figures.columns, figures.lines)),
        "data/api/v1/figures/all.json": b"".join(json_pieces({"links": {"index": "../index.json"}, "figures": items})),
    }


def test_the_real_figures(real_site: CheckedSite, real_data: Mapping[str, bytes]) -> None:
    expected = written(real_site)
    assert expected["data/figures.csv"].count(b"\n") > 400
    assert {path: real_data[path] for path in expected} == expected


def test_no_figures_at_all() -> None:
    checked = checked_site()
    assert {one.path: one.content for one in joined_figures(checked.site, {})} == written(checked)
