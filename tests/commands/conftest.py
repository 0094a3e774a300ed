"""The commands that sign and verify are tested with the same people and prints as the room behind them."""

from tests.signatures.conftest import agency, document, output, pen_of, person, put, roomy, root

__all__ = ["agency", "document", "output", "pen_of", "person", "put", "roomy", "root"]
