"""The order of Vietnamese words: letters first, then tones, then case, as dictionaries and CLDR have it."""

import unicodedata

# A breve, circumflex or horn makes another letter of the alphabet: a ă â … e ê … o ô ơ … u ư. So does the bar of đ.
_LETTER_MARKS = {"\u0306": 1, "\u0302": 2, "\u031b": 3}
# The order of the tones: none, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# What is neither letter nor digit sorts first, so that "Long An" stands before "Longan".
_OTHER, _DIGIT, _LETTER = range(3)

CollationKey = tuple[tuple[tuple[int, str, int], ...], tuple[int, ...], tuple[bool, ...]]


def collation_key(text: str) -> CollationKey:
    """A key for `sorted`: An, Ăn, Ân; ma, mà, mả, mã, má, mạ; d before đ."""
    letters: list[tuple[int, str, int]] = []
    tones: list[int] = []
    capitals: list[bool] = []
    for sign in unicodedata.normalize("NFD", text):
        if sign in _TONES and tones:
            tones[-1] = _TONES[sign]
        elif sign in _LETTER_MARKS and letters:
            letters[-1] = (*letters[-1][:2], _LETTER_MARKS[sign])
        else:
            small = sign.lower()
            rank = _LETTER if sign.isalpha() else _DIGIT if sign.isdigit() else _OTHER
            letters.append((rank, "d" if small == "đ" else small, int(small == "đ")))
            tones.append(0)
            capitals.append(sign != small)
    return tuple(letters), tuple(tones), tuple(capitals)
