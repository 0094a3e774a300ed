"""Python writes what MiniSearch would: the same words, the same index, the same results, in a real browser."""

import json
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bulletin.render.assets import render_assets
from bulletin.render.edition import Edition
from bulletin.render.search.documents import Document, Found
from bulletin.render.search.files import findable, index_script
from bulletin.render.search.folding import words
from bulletin.render.search.minisearch import serialised_index

ROOT = Path(__file__).resolve().parents[3]
TYPED = [
    *("doanh thu buu chinh tra vinh", "Doanh thu bưu chính", "55 tỷ 878", "2.165", "tra vinh 2020", "6 tháng đầu 2023"),
    *("dti", "thuê bao di dong", "một cửa", "truyen thanh", "lào cai", "quý II", "dịch vụ công", "an toàn thôn"),
    *("postal revenue", "broadband", "comunes", "first half 2023", "xyzzy", ""),
]


# What goes to and fro goes as one text: Playwright would wrap each of a hundred thousand numbers.
@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that has the search engine and no index."""
    folder = tmp_path_factory.mktemp("engine")
    for asset in render_assets(ROOT / "templates", ROOT / ".cache", ROOT / "node_modules", {"vi": "Tiếng Việt"}):
        if asset.path == "assets/search-engine.js":
            (folder / "engine.js").write_bytes(asset.content)
    (folder / "index.html").write_text(
        '<!DOCTYPE html><meta charset="utf-8"><script src="engine.js"></script>', "utf-8"
    )
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    yield page
    page.close()


def texts_of_site(edition: Edition) -> list[str]:
    return [
        text
        for document in findable(edition)
        for text in (document.title, document.about, document.amount, document.text, document.note, document.extract)
    ]


def any_texts() -> list[str]:
    """Strings of letters, marks, digits and signs from all over Unicode, the same each time."""
    chance = random.Random(20260)  # noqa: S311 - no secret
    # Python and the browser know different versions of Unicode; what is new to one of them proves nothing.
    known = [chr(code) for code in range(0x20, 0x20000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    common = "aAđĐdeéÊịỞ0123456789.,;-/ \u0300\u0323\u200b\u00a0ខេត្តវិ២០"
    return [
        "".join(chance.choice(common if chance.random() < 0.6 else known) for _ in range(chance.randrange(30)))
        for _ in range(5000)
    ]


def test_both_fold_and_part_text_alike(engine: Page, real_editions: tuple[Edition, ...]) -> None:
    texts = [text for edition in real_editions for text in texts_of_site(edition)] + any_texts()
    assert len(texts) > 10_000
    script = "texts => JSON.stringify(JSON.parse(texts).map(bulletinSearch.words))"
    theirs = json.loads(engine.evaluate(script, json.dumps(texts)))
    differing = [(text, words(text), other) for text, other in zip(texts, theirs, strict=True) if words(text) != other]
    assert differing == []


def test_the_index_is_the_one_that_minisearch_makes(engine: Page, real_editions: tuple[Edition, ...]) -> None:
    for edition in real_editions:
        fields = [document.fields() for document in findable(edition)]
        ours = json.loads(json.dumps(serialised_index(fields)))
        made = engine.evaluate(
            """fields => {
              const made = new MiniSearch(bulletinSearch.options);
              made.addAll(JSON.parse(fields).map((own, id) => ({ id, ...own })));
              return JSON.stringify(made);
            }""",
            json.dumps(fields),
        )
        theirs = json.loads(made)
        # MiniSearch lists terms as its tree happens to hold them.
        theirs["index"].sort()
        assert len(ours["index"]) > 500
        assert ours == theirs


def test_both_indexes_answer_alike(engine: Page, real_editions: tuple[Edition, ...]) -> None:
    for edition in real_editions:
        documents = findable(edition)
        fields = [one.fields() for one in documents]
        found = engine.evaluate(
            """given => {
              const [ours, fields, queries] = JSON.parse(given);
              const made = new MiniSearch(bulletinSearch.options);
              made.addAll(fields.map((own, id) => ({ id, ...own })));
              const read = MiniSearch.loadJS(ours, bulletinSearch.options);
              const ask = (index, query) => JSON.stringify(index.search(query, { combineWith: "AND" })
                .map((one) => [one.id, Number(one.score.toPrecision(9))]).sort());
              return queries.map((query) => [query, ask(read, query), ask(made, query)]);
            }""",
            json.dumps([serialised_index(fields), fields, [*TYPED, *(one.title for one in documents[::25])]]),
        )
        assert [query for query, read, made in found if read != made] == []
        assert sum(read != "[]" for _, read, _ in found) > 20


def test_a_script_hands_over_every_sign(engine: Page, real_editions: tuple[Edition, ...], tmp_path: Path) -> None:
    title = 'It\'s a \\ "quoted" </script> \u2028 line ក្រុង'
    odd = Document(kind=Found.PLACE, path="x", title=title, on="2020-12-31")
    file = tmp_path / "odd.js"
    file.write_text(index_script((odd,), real_editions[1]), "utf-8")
    engine.add_script_tag(path=file)
    assert engine.evaluate("bulletinSearch.shards.at(-1).texts") == ["", "x", title, "2020-12-31"]
    found = engine.evaluate("bulletinSearch.search('QUOTED line').results.map(bulletinSearch.path)")
    assert found == ["x"]
