"""Settings of the Nikola site: every page is one of its pages, in two languages."""

BLOG_AUTHOR = "Synthetic"
BLOG_TITLE = "Synthetic archive for benchmarks"
BLOG_EMAIL = ""
BLOG_DESCRIPTION = ""
SITE_URL = "https://example.org/"
DEFAULT_LANG = "vi"
TRANSLATIONS = {"vi": "./vi", "en": "./en"}
TRANSLATIONS_PATTERN = "{path}.{lang}.{ext}"
TIMEZONE = "Asia/Ho_Chi_Minh"
THEME = "plain"
POSTS = ()
PAGES = (
    ("home/*.md", "", "home.tmpl"),
    ("place/*.md", "", "place.tmpl"),
    ("bulletins/*.md", "", "bulletin.tmpl"),
    ("indicator/*.md", "indicators", "indicator.tmpl"),
)
OUTPUT_FOLDER = "output"
PRETTY_URLS = True
STRIP_INDEXES = True
COMPILERS = {"markdown": (".md",)}
FILES_FOLDERS = {"files": ""}

# Nothing that the other generators are not asked for.
DISABLED_PLUGINS = [
    "authors", "classify_archive", "classify_authors", "classify_categories", "classify_indexes",
    "classify_page_index", "classify_sections", "classify_tags", "copy_assets", "create_bundles", "gzip", "post_render",
    "redirect", "render_galleries", "render_listings", "render_sources", "render_taxonomies", "robots", "scale_images",
    "sitemap",
]  # fmt: skip
