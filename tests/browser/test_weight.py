"""No page weighs more than its words ask for."""

import gzip
import re
from pathlib import Path

# Of a page beyond 60 kB, at least so much must be words: it is long because it says much, not for its markup.
_WHOLE, _WORDS = 60_000, 0.3
_COMPRESSED = 20_000
_MARKUP = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>|\s+", re.DOTALL)


def _weight(html: str) -> tuple[int, int, float]:
    """The bytes of a page, whole and compressed, and the part of them that are words, alternative texts left out."""
    whole = html.encode()
    return len(whole), len(gzip.compress(whole)), len(_MARKUP.sub(" ", html).encode()) / len(whole)


def test_every_page_is_light(site: Path) -> None:
    """All but the style guide, which shows everything and to which no page leads."""
    pages = {str(file.relative_to(site)): file.read_text("utf-8") for file in site.rglob("*.html")}
    weights = {name: _weight(html) for name, html in pages.items() if "/styleguide/" not in name}
    assert len(weights) > 500
    assert sum(name.startswith("km/") for name in weights) > 100
    heavy = {
        name: (whole, compressed, round(words, 3))
        for name, (whole, compressed, words) in weights.items()
        if (whole > _WHOLE and words < _WORDS) or compressed > _COMPRESSED
    }
    assert heavy == {}


def test_markup_without_words_is_called_heavy() -> None:
    whole, compressed, words = _weight('<p class="number"><b>1</b></p>' * 3000)
    assert whole > _WHOLE
    assert words < _WORDS
    assert compressed < _COMPRESSED
