"""Takes problems, gives them as text: for people at a terminal, for GitHub, or for other programs. Prints nothing."""

from bulletin.listing.forms import listed
from bulletin.listing.machines import as_json
from bulletin.listing.text import Terminal, terminal_of

__all__ = ["Terminal", "as_json", "listed", "terminal_of"]
