"""Takes a checked site, gives its files as artefacts: pages, print PDFs, data, style sheets and fonts."""

from bulletin.render.commentary import (
    Facts,
    commentary_jobs,
    facts_of,
    keep_facts,
    kept_facts,
    newly_worded,
    shards_with,
    with_commentary,
)
from bulletin.render.inputs import Origins
from bulletin.render.template_messages import template_messages
from bulletin.render.whole import left_out, portable_jobs, render

__all__ = [
    "Facts",
    "Origins",
    "commentary_jobs",
    "facts_of",
    "keep_facts",
    "kept_facts",
    "left_out",
    "newly_worded",
    "portable_jobs",
    "render",
    "shards_with",
    "template_messages",
    "with_commentary",
]
