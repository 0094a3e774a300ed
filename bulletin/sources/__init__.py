"""Takes the content folder, gives its files as text with positions. Nothing here knows what a figure is."""

from bulletin.sources.content import read_content

__all__ = ["read_content"]
