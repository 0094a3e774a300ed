"""Takes a checked site, gives its open data: CSV and JSON files of figures, comparisons, plans, corrections, lists."""

from bulletin.render.data.files import render_data

__all__ = ["render_data"]
