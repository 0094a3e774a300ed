"""The parts in braces that messages are filled with, and whether a translation has them."""

from string import Formatter

from bulletin.i18n.message_calls import Message
from bulletin.i18n.periods import OFFERED


def parts(text: str) -> frozenset[str]:
    """The names in braces.

    Raises:
        ValueError: A brace is left open.
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def differing_parts(message: Message, texts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """What the translations lack, and what they name although nothing will be put there.

    The form for one thing may leave its number out ("one figure"), that for many may not; where more is on offer than
    the English text uses, translators choose.

    Raises:
        ValueError: A brace is left open.
    """
    wanted = parts(message.plural or message.id) | parts(message.id)
    offered = wanted | OFFERED.get(message.context or "", frozenset())
    found = frozenset().union(*map(parts, texts))
    lacking = frozenset() if offered > wanted else wanted - parts(texts[-1])
    return lacking, found - offered
