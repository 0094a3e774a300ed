"""Groups the bulletins once, as templates look them up: by place, oldest first."""

from collections import defaultdict
from typing import Any

import blinker
from nikola.plugin_categories import ConfigPlugin


class ByPlace(ConfigPlugin):  # type: ignore[misc]
    """Waits until Nikola has read all files."""

    name = "by_place"

    def set_site(self, site: Any) -> None:
        """Called by Nikola."""
        self.site = site
        blinker.signal("scanned").connect(self._group)

    def _group(self, site: Any) -> None:
        by_place: Any = defaultdict(list)
        bulletins = [post for post in site.timeline if post.meta("period")]
        for post in sorted(bulletins, key=lambda post: int(post.meta("order"))):
            by_place[post.meta("place")].append(post)
        # Not among what is global: Nikola would write all of that down for every page, to see later what changed.
        site.config["GLOBAL_CONTEXT_FILLER"].append(lambda context, _: context.update(by_place=by_place))
