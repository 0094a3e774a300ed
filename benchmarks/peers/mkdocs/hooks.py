"""Groups the pages once, as templates look them up: by language, then by place, oldest first."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Hand the groups, and the data files, to the templates."""
    bulletins = [file.page for file in files.documentation_pages() if "period" in file.page.meta]
    by_place: Any = defaultdict(lambda: defaultdict(list))
    for page in sorted(bulletins, key=lambda page: page.meta["order"]):
        by_place[page.meta["lang"]][page.meta["place"]].append(page)
    env.globals["by_place"] = by_place
    for name in ("catalogue", "site", "words"):
        env.globals[name] = json.loads(Path(config.config_file_path).with_name(f"{name}.json").read_text("utf-8"))
    return env
