"""The data blocks in the heads of pages, in the words of schema.org."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bulletin.render.edition import Edition
from bulletin.render.structured_data import structured_data
from tests.render.conftest import Pages

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def block_of(html: str) -> dict[str, Any]:
    (block,) = BLOCK.findall(html)
    document: dict[str, Any] = json.loads(block)
    assert document["@context"] == "https://schema.org"
    return document


def test_a_bulletin_is_a_report_and_a_data_set(real_pages: Pages) -> None:
    report = block_of(real_pages["en/tra-vinh/2020/index.html"])
    assert report["@type"] == ["Report", "Dataset"]
    assert report["headline"] == "Information and communications in Tra Vinh Province, 2020"
    assert report["author"]["name"] == "Department of Information and Communications of Tra Vinh Province"
    assert (report["datePublished"], report["temporalCoverage"]) == ("2026-11-21", "2020-01-01/2020-12-31")
    assert report["spatialCoverage"] == [{"@type": "Place", "name": "Tra Vinh Province"}]
    assert [one["contentUrl"] for one in report["distribution"]] == [
        "../../../data/bulletins/tra-vinh/2020.en.xlsx",
        "../../../data/bulletins/tra-vinh/2020.csv",
        "../../../data/bulletins/tra-vinh/2020.json",
    ]


def test_an_indicator_and_the_data_page_are_data_sets(real_pages: Pages) -> None:
    revenue = block_of(real_pages["vi/indicators/postal_revenue/index.html"])
    assert (revenue["@type"], revenue["variableMeasured"]["unitText"]) == ("Dataset", "đồng")
    assert revenue["distribution"][0]["contentUrl"] == "../../../data/indicators/postal_revenue.csv"
    everything = block_of(real_pages["vi/data/index.html"])
    assert everything["@type"] == "Dataset"
    assert everything["name"] == "Thống kê thông tin và truyền thông các tỉnh"
    assert everything["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_pages_about_no_data_have_none(real_pages: Pages) -> None:
    assert not BLOCK.search(real_pages["vi/about/index.html"])


def test_with_a_base_url_addresses_are_absolute(real_editions: Sequence[Edition]) -> None:
    edition = replace(real_editions[1], base_url="https://example.org/so-lieu/")
    (page,) = [page for page in edition.site.pages if page.path == "tra-vinh/2020/"]
    report = json.loads(structured_data(page, "Title", "Words", edition))
    assert report["url"] == "https://example.org/so-lieu/en/tra-vinh/2020/"
    assert report["distribution"][1]["contentUrl"] == "https://example.org/so-lieu/data/bulletins/tra-vinh/2020.csv"


@pytest.mark.parametrize("wild", ["</script><script>alert(1)</script>", "<!-- a", "a & b > c"])
def test_no_title_ends_the_block(real_editions: Sequence[Edition], wild: str) -> None:
    (page,) = [page for page in real_editions[0].site.pages if page.path == "tra-vinh/2020/"]
    block = str(structured_data(page, wild, wild, real_editions[0]))
    assert not set("<>&") & set(block)
    assert json.loads(block)["name"] == wild
