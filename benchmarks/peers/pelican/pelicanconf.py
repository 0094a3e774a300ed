"""Settings of the Pelican site: bulletins are its articles, everything else its pages."""

import json
from pathlib import Path

_HERE = Path(__file__).parent

SITENAME = "Synthetic archive for benchmarks"
SITEURL = ""
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
ARTICLE_PATHS = ["bulletins"]
PAGE_PATHS = ["pages"]
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "."
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["yaml_metadata", "by_place"]

# Each file has its language and address in its front matter: there is nothing to be paired by guessing.
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
ARTICLE_URL = ARTICLE_LANG_URL = "{lang}/{place}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "{lang}/{place}/{slug}/index.html"

# Nothing that the other generators are not asked for.
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

JINJA_GLOBALS = {
    name: json.loads((_HERE / f"{name}.json").read_text("utf-8")) for name in ("catalogue", "site", "words")
}
