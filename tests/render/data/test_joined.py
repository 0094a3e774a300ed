"""The files of everything, put together of those of places and of pieces, are as if they had been written in one go."""

from collections.abc import Mapping

from bulletin.render.data.api import _with_links as with_links
from bulletin.render.data.joined import joined_figures, joined_table
from bulletin.render.data.prepared import Figures, tables_of_bulletins
from bulletin.render.data.writing import csv_lines, csv_pieces, json_pieces
from bulletin.site.site import CheckedSite
from tests.render.data.conftest import checked_site


def written(checked: CheckedSite) -> Mapping[str, bytes]:
    """Both files in one go, every figure anew."""
    languages = checked.site.info.languages
    items = (with_links(one, languages) for one in Figures(checked))
    return {
        **{
            f"data/{table.name}.csv": b"".join(csv_pieces(table.columns, csv_lines(table.columns, rows)))
            for table in tables_of_bulletins(languages)
            for rows in [[row for one in checked.site.bulletins for row in table.rows_of(one)]]
        },
        "data/api/v1/figures/all.json": b"".join(json_pieces({"links": {"index": "../index.json"}, "figures": items})),
    }


def test_the_real_figures(real_site: CheckedSite, real_data: Mapping[str, bytes]) -> None:
    expected = written(real_site)
    assert expected["data/figures.csv"].count(b"\n") > 400
    assert {path: real_data[path] for path in expected} == expected


def test_no_figures_at_all() -> None:
    checked = checked_site()
    _, *others = tables_of_bulletins(checked.site.info.languages)
    joined = [*joined_figures(checked.site, {}), *(joined_table(table, []) for table in others)]
    assert {one.path: one.content for one in joined} == written(checked)
