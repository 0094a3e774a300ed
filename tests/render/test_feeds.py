"""Atom feeds, held against RFC 4287 and against entries typed by hand."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bulletin.jobs import Draft
from bulletin.render.feeds import feed_jobs
from bulletin.render.inputs import Origins
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.conftest import add_bulletin
from tests.render.conftest import ROOT, check_folder, render_all_pages, settings_for

BASE = "https://stats.example.vn/b/"
NAMES = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Synthetic, as the site that it is laid over.
CORRECTED = """\
corrections:
  - date: 2027-03-01
    figure: digital_certificates
    was: khoảng 2.150
    now: 2.156
    reason: Nguồn đã sửa.
  - date: 2027-03-01
    figure: digital_certificates
    was: 2.156
    now: 2.165
    reason: Gõ nhầm & sửa lại.
"""
WITHDRAWN = "withdrawn:\n  date: 2027-04-02\n  reason: Nhầm tỉnh.\n"

Feeds = dict[str, etree._Element]


def feeds_of(checked: CheckedSite, folder: Path, base_url: str | None = BASE) -> Feeds:
    settings = settings_for(folder, base_url)
    origins = Origins(checked, settings)
    found: Feeds = {}
    for edition in make_editions(checked, settings):
        for job in feed_jobs(edition, origins):
            made = job.make()
            assert not isinstance(made, Draft)
            found |= {artefact.path: etree.fromstring(artefact.content) for artefact in made}
    return found


@pytest.fixture
def feeds(content: Path) -> Feeds:
    """A bulletin that came out in 2021, one corrected twice on a day, one withdrawn."""
    add_bulletin(content, "tra-vinh", "2021", "  digital_certificates: 2.165\n", CORRECTED)
    add_bulletin(content, "tra-vinh", "2022", "  admin_procedures: 1.849\n", WITHDRAWN)
    for period, key, text in (
        ("2021", "corrections.0.reason", "The source was mended."),
        ("2021", "corrections.1.reason", "Mistyped & mended."),
        ("2022", "withdrawn.reason", "Another province."),
    ):
        english = content / "bulletins" / "tra-vinh" / f"{period}.en.md"
        front, fence, _ = english.read_text("utf-8").rpartition("---\n")
        english.write_text(f"{front}  {key}: {text}\n{fence}", "utf-8")
    return feeds_of(check_folder(content), content)


def texts(feed: etree._Element, path: str) -> list[str]:
    """The text of the elements, or the values of the attributes, that a path leads to."""
    found: Any = feed.xpath(path, namespaces=NAMES)
    return [one if isinstance(one, str) else "".join(one.itertext()) for one in found]


def test_there_is_a_feed_of_the_site_and_of_each_place_and_indicator_that_has_had_news(feeds: Feeds) -> None:
    paths = ["feed.xml", "tra-vinh/feed.xml"]
    paths += [f"indicators/{one}/feed.xml" for one in ("digital_certificates", "admin_procedures")]
    assert sorted(feeds) == sorted(f"{language}/{path}" for language in ("vi", "en") for path in paths)


def test_corrections_and_withdrawals_are_entries_of_their_own_with_what_was_is_and_why(feeds: Feeds) -> None:
    feed = feeds["en/feed.xml"]
    assert texts(feed, "a:entry/a:title") == [
        "Withdrawn: Tra Vinh, 2022",
        "Correction: Digital certificates – Tra Vinh, 2021",
        "Correction: Digital certificates – Tra Vinh, 2021",
        "Test bulletin (withdrawn on 2 Apr 2027)",
        "Test bulletin",
        "Test bulletin",
    ]
    assert texts(feed, "a:entry/a:summary")[:3] == [
        "This bulletin was withdrawn on 2 April 2027. Reason: Another province.",
        "2,156 certificates corrected to 2,165 certificates. Reason: Mistyped & mended.",
        "about 2,150 certificates corrected to 2,156 certificates. Reason: The source was mended.",
    ]
    assert texts(feed, "a:entry/a:id") == [
        f"{BASE}en/tra-vinh/2022/#withdrawn",
        f"{BASE}en/tra-vinh/2021/#correction-2027-03-01-digital-certificates-2",
        f"{BASE}en/tra-vinh/2021/#correction-2027-03-01-digital-certificates",
        f"{BASE}en/tra-vinh/2022/",
        f"{BASE}en/tra-vinh/2021/",
        f"{BASE}en/tra-vinh/2020/",
    ]
    assert texts(feeds["vi/feed.xml"], "a:entry/a:title")[:2] == [
        "Thu hồi bản tin: Trà Vinh, 2022",
        "Đính chính: Chứng thư số – Trà Vinh, 2021",
    ]
    assert texts(feeds["vi/feed.xml"], "a:entry/a:summary")[2] == (
        "Sửa khoảng 2.150 chứng thư thành 2.156 chứng thư. Lý do: Nguồn đã sửa."
    )


def test_dates_are_those_of_the_content(feeds: Feeds) -> None:
    feed = feeds["en/feed.xml"]
    days = [f"{day}T00:00:00+07:00" for day in ("2027-04-02", "2027-03-01", "2027-03-01")]
    assert texts(feed, "a:updated") == days[:1]
    assert texts(feed, "a:entry/a:published") == [
        *days,
        "2027-01-28T00:00:00+07:00",
        "2027-01-28T00:00:00+07:00",
        "2021-01-28T00:00:00+07:00",
    ]
    # What came out is shown anew where something was done to it.
    assert texts(feed, "a:entry/a:updated") == [*days, days[0], days[1], "2021-01-28T00:00:00+07:00"]


def test_an_indicators_feed_tells_its_figures_and_its_corrections_alone(feeds: Feeds) -> None:
    feed = feeds["vi/indicators/digital_certificates/feed.xml"]
    assert texts(feed, "a:title") == ["Chứng thư số – Trang thử"]
    assert texts(feed, "a:entry/a:id")[2:] == [
        f"{BASE}vi/tra-vinh/2021/#digital-certificates",
        f"{BASE}vi/tra-vinh/2020/#digital-certificates",
    ]
    assert texts(feed, "a:entry/a:title")[2:] == ["Trà Vinh, 2021", "Trà Vinh, 2020"]
    assert texts(feed, "a:entry/a:content//h:li") == ["Chứng thư số: 2.165 chứng thư"] * 2
    other = feeds["vi/indicators/admin_procedures/feed.xml"]
    assert texts(other, "a:entry/a:title") == ["Thu hồi bản tin: Trà Vinh, 2022", "Trà Vinh, 2022"]
    assert texts(other, "a:entry/a:content") == []


def test_each_language_names_the_others(feeds: Feeds) -> None:
    links = feeds["vi/tra-vinh/feed.xml"].findall("a:link", NAMES)
    told = [(one.get("rel"), one.get("type"), one.get("hreflang"), one.get("href")) for one in links]
    assert told == [
        ("self", "application/atom+xml", "vi", f"{BASE}vi/tra-vinh/feed.xml"),
        ("alternate", "text/html", "vi", f"{BASE}vi/tra-vinh/"),
        ("alternate", "text/html", "en", f"{BASE}en/tra-vinh/"),
        ("alternate", "application/atom+xml", "en", f"{BASE}en/tra-vinh/feed.xml"),
        ("license", None, None, "https://creativecommons.org/licenses/by/4.0/"),
    ]


def test_without_an_address_there_are_no_feeds_and_no_page_names_one(content: Path) -> None:
    checked = check_folder(content)
    assert feeds_of(checked, content, None) == {}
    pages = render_all_pages(checked, settings_for(content))
    assert len(pages) > 10
    assert not [path for path, page in pages.items() if "atom" in page.lower()]


def test_pages_lead_to_their_feeds_in_the_head_and_in_the_foot(content: Path) -> None:
    pages = render_all_pages(check_folder(content), settings_for(content, BASE))
    page = pages["en/tra-vinh/2020/index.html"]
    head = '<link rel="alternate" type="application/atom+xml" title="{}" href="{}feed.xml">'
    assert head.format("Tra Vinh (to 30 Jun 2025) – Test site", "../") in page
    assert head.format("Test site", "../../") in page
    foot = page.partition("<footer")[2]
    assert re.findall(r'<a href="([^"]*feed.xml)"[^>]*>([^<]*)</a>', foot) == [
        ("../feed.xml", "Tra Vinh (to 30 Jun 2025)"),
        ("../../feed.xml", "the whole site"),
    ]
    assert 'href="feed.xml"' in pages["vi/indicators/digital_certificates/index.html"]
    # Nothing was ever stated of it, so that there is nothing to follow.
    assert 'href="feed.xml"' not in pages["vi/indicators/postal_revenue/index.html"]


ONCE = ("id", "title", "updated")
KNOWN = {*ONCE, "subtitle", "link", "author", "rights", "entry", "published", "contributor", "category", "summary"}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")


def test_every_feed_of_the_real_site_is_valid(real_site: CheckedSite) -> None:
    """What RFC 4287 asks of a feed and its entries, as its schema has it."""
    feeds = feeds_of(real_site, ROOT / "content")
    assert len(feeds) > 300
    for path, feed in feeds.items():
        assert feed.tag == "{http://www.w3.org/2005/Atom}feed", path
        assert feed.get(LANG) == path[:2]
        assert len(feed.findall("a:author/a:name", NAMES)) == 1, path
        entries = feed.findall("a:entry", NAMES)
        assert 0 < len(entries) <= 60, path
        ids = texts(feed, "//a:id")
        assert len(ids) == len(set(ids)), path
        for one in (feed, *entries):
            assert {etree.QName(child).localname for child in one} <= {*KNOWN, "content"}, path
            for name in ONCE:
                assert len(one.findall(f"a:{name}", NAMES)) == 1, (path, name)
                assert one.findtext(f"a:{name}", namespaces=NAMES), (path, name)
            alternates = [
                (link.get("type"), link.get("hreflang")) for link in one.findall("a:link[@rel='alternate']", NAMES)
            ]
            assert alternates, path
            assert len(alternates) == len(set(alternates)), path
        for value in texts(feed, "//a:id | //a:link/@href"):
            assert value.startswith(("https://", BASE)), path
        assert all(DATE.fullmatch(value) for value in texts(feed, "//a:updated | //a:published")), path
        updated = texts(feed, "a:entry/a:published")
        assert updated == sorted(updated, reverse=True), path
        for content in feed.iterfind("a:entry/a:content", NAMES):
            assert content.get("type") == "xhtml"
            assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]


def test_only_its_own_bulletins_change_the_feed_of_a_place(content: Path) -> None:
    def inputs() -> dict[str, Any]:
        settings, checked = settings_for(content, BASE), check_folder(content)
        editions, origins = make_editions(checked, settings), Origins(checked, settings)
        return {job.name: job.inputs for edition in editions for job in feed_jobs(edition, origins)}

    add_bulletin(content, "long-an", "2021", "  digital_certificates: 2.165\n")
    before = inputs()
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    path.write_text(
        path.read_text("utf-8").replace("digital_certificates: 2.165", "digital_certificates: 2.166"), "utf-8"
    )
    after = inputs()
    assert {name for name in before if before[name] != after[name]} == {
        *("vi/feeds", "en/feeds", "vi/tra-vinh/feed.xml", "en/tra-vinh/feed.xml")
    }
    assert {"vi/long-an/feed.xml", "en/long-an/feed.xml"} <= set(before)
