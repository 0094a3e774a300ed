"""Takes a checked site, gives its files as artefacts: pages, print PDFs, data, style sheets and fonts."""

from bulletin.render.template_messages import template_messages
from bulletin.render.whole import left_out, portable_jobs, render

__all__ = ["left_out", "portable_jobs", "render", "template_messages"]
