"""Takes a checked site, gives its open data: tables, workbooks, and what lets programs find and understand them."""

from bulletin.render.data.files import render_data, render_tables

__all__ = ["render_data", "render_tables"]
