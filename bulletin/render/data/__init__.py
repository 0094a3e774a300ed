"""Takes a checked site, gives its open data: tables, workbooks, and what lets programs find and understand them."""

from bulletin.render.data.files import data_jobs, describing_jobs, joining_jobs, piece_jobs, render_tables

__all__ = ["data_jobs", "describing_jobs", "joining_jobs", "piece_jobs", "render_tables"]
