"""The index that Python writes finds what MiniSearch would find in the same documents, in a real browser."""

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
from bulletin.render.search.postings import serialised_index

ROOT = Path(__file__).resolve().parents[3]
TYPED = [
    *("doanh thu buu chinh tra vinh", "Doanh thu bưu chính", "55 tỷ 878", "2.165", "tra vinh 2020", "6 tháng đầu 2023"),
    *("dti", "thuê bao di dong", "một cửa", "truyen thanh", "lào cai", "quý II", "dịch vụ công", "an toàn thôn"),
    *("postal revenue", "broadband", "comunes", "first half 2023", "xyzzy", ""),
]


# What goes to and fro goes as one text: Playwright would wrap each of a hundred thousand numbers.
@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that has the search engine without an index, and MiniSearch to hold it against."""
    folder = tmp_path_factory.mktemp("engine")
    for asset in render_assets(ROOT / "templates", ROOT / ".cache", {"vi": "Tiếng Việt"}):
        if asset.path == "assets/search-engine.js":
            (folder / "engine.js").write_bytes(asset.content)
    (folder / "index.html").write_text(
        '<!DOCTYPE html><meta charset="utf-8"><script src="engine.js"></script>', "utf-8"
    )
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.add_script_tag(path=ROOT / "node_modules" / "minisearch" / "dist" / "umd" / "index.js")
    yield page
    page.close()


def texts_of_site(edition: Edition) -> list[str]:
    return [
        text
        for shard in findable(edition)
        for document in shard
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


def test_it_finds_what_minisearch_finds(engine: Page, real_editions: tuple[Edition, ...]) -> None:
    """The same documents with the same scores, words and fields, whether the index is whole or in several shards."""
    for edition in real_editions:
        shards = [[one.fields() for one in shard] for shard in findable(edition)]
        assert len(shards) > 1
        documents = [document for shard in shards for document in shard]
        given = {
            "whole": written(documents),
            "shards": [written(shard) for shard in shards],
            "documents": documents,
            "queries": [*TYPED, *(" ".join(one["title"].split()[:4]) for one in documents[::25])],
        }
        found = engine.evaluate(COMPARE, json.dumps(given))
        assert [query for query, *answers in found if len(set(answers)) > 1] == []
        assert sum(answer != "[]" for _, answer, *_ in found) > 20


def written(documents: list[dict[str, str]]) -> dict[str, object]:
    return {"count": len(documents), **serialised_index(documents)}


COMPARE = """given => {
  const { whole, shards, documents, queries } = JSON.parse(given);
  const minisearch = new MiniSearch({
    fields: ["title", "about", "amount", "text"],
    tokenize: (text) => text.split(" ").filter(Boolean),
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 4, about: 2, amount: 2, text: 0.5 },
      bm25: { k: 1.2, b: 0, d: 0.5 },
      prefix: (term, position, terms) => position === terms.length - 1 || term.length > 3,
      fuzzy: (term) => /^\\D{5,}$/.test(term) && 0.2,
      maxFuzzy: 1,
      weights: { prefix: 0.5, fuzzy: 0.3 },
    },
  });
  minisearch.addAll(documents.map((own, id) => ({ id, ...own })));
  const told = (results) => JSON.stringify(results.sort((a, b) => a.id - b.id).map((one) =>
    [one.id, Number(one.score.toPrecision(9)), Object.entries(one.match).sort(), [...one.queryTerms].sort()]));
  const [one, several] = [bulletinMatch.make(), bulletinMatch.make()];
  one.add(whole);
  shards.forEach(several.add);
  return queries.map(bulletinSearch.words).flatMap((terms) => ["AND", "OR"].map((combineWith) => [
    `${terms} ${combineWith}`,
    told(terms.length ? minisearch.search(terms.join(" "), { combineWith }) : []),
    told(one.search(terms, combineWith === "AND")),
    told(several.search(terms, combineWith === "AND")),
  ]));
}"""


def test_a_script_hands_over_every_sign(engine: Page, tmp_path: Path) -> None:
    title = 'It\'s a \\ "quoted" </script> \u2028 line ក្រុង'
    odd = Document(kind=Found.PLACE, path="x/", title=title, on="2020-12-31")
    file = tmp_path / "odd.js"
    file.write_text(index_script((odd,), {"words": {"small": ""}}), "utf-8")
    engine.add_script_tag(path=file)
    assert engine.evaluate("bulletinSearch.shards.at(-1).texts") == ["", "x/", title, "2020-12-31"]
    found = engine.evaluate("bulletinSearch.search('QUOTED line').results.map(bulletinSearch.path)")
    assert found == ["x/index.html"]
