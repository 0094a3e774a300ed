"""Groups the articles once, as pages look them up: by language, then by place, oldest first."""

from collections import defaultdict
from typing import Any

from pelican import signals


def group(generator: Any) -> None:
    """Hand the groups to the templates."""
    by_place: Any = defaultdict(lambda: defaultdict(list))
    for article in sorted(generator.articles, key=lambda article: article.order):
        by_place[article.lang][article.place].append(article)
    generator.context["by_place"] = by_place


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_pretaxonomy.connect(group)
