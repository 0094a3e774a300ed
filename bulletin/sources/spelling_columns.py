"""Takes text as stored, gives it in NFC with the stored place of each character."""

import unicodedata
from collections.abc import Sequence

from bulletin.model.spelling import nfc


def nfc_with_offsets(stored: str) -> tuple[str, Sequence[int]]:
    """Return `stored` in NFC, and for each of its characters the offset in `stored` that it comes from.

    A file saved on a Mac may keep each letter apart from its marks; an editor counts those apart, and so must a column.
    """
    if unicodedata.is_normalized("NFC", stored):
        return stored, range(len(stored))
    text: list[str] = []
    offsets: list[int] = []
    for start, cluster in _clusters(stored):
        composed = nfc(cluster)
        text.append(composed)
        offsets.extend(range(start, start + len(cluster)) if composed == cluster else [start] * len(composed))
    return "".join(text), offsets


def _clusters(stored: str) -> list[tuple[int, str]]:
    """Cut `stored` where normalising the pieces apart gives the same as normalising the whole."""
    clusters: list[tuple[int, str]] = []
    start = 0
    for index, character in enumerate(stored[1:], start=1):
        if unicodedata.combining(character) or _joins(stored[start:index], character):
            continue
        clusters.append((start, stored[start:index]))
        start = index
    clusters.append((start, stored[start:]))
    return clusters


def _joins(before: str, character: str) -> bool:
    """Whether `character`, which is no mark, still melts into what stands before it (Korean, some Indian letters)."""
    return nfc(before + character) != nfc(before) + nfc(character)
