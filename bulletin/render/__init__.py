"""Takes a checked site, gives its files as artefacts: pages, print PDFs, data, style sheets and fonts."""

from bulletin.render.template_messages import template_messages
from bulletin.render.whole import left_out, render

__all__ = ["left_out", "render", "template_messages"]
