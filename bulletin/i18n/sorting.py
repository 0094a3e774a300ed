"""The order of words for readers: letters first, then tones, then case, as Vietnamese dictionaries and CLDR have it.

English words come out in their own order. Scripts whose vowels are marks (Khmer) go by Unicode's order, which for Khmer
is that of its dictionaries but for independent vowels: consonants, then vowels, then subscripts.
"""

import unicodedata

# A breve, circumflex or horn makes another letter of the alphabet: a ă â … e ê … o ô ơ … u ư. So does the bar of đ.
_LETTER_MARKS = {"\u0306": 1, "\u0302": 2, "\u031b": 3}
# The order of the tones: none, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# What is neither letter, mark nor digit sorts first, so that "Long An" stands before "Longan".
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
            if unicodedata.category(sign) == "Cf":
                continue  # such as the break between two Khmer words, which nobody sees
            rank = _LETTER if sign.isalpha() or _is_vowel(sign) else _DIGIT if sign.isdigit() else _OTHER
            letters.append((rank, "d" if small == "đ" else small, int(small == "đ")))
            tones.append(0)
            capitals.append(sign != small)
    return tuple(letters), tuple(tones), tuple(capitals)


def _is_vowel(sign: str) -> bool:
    """Whether a mark is a vowel or a subscript of a script that writes these as marks; tones and accents are none."""
    return (unicodedata.category(sign) in ("Mn", "Mc") and not unicodedata.combining(sign)) or sign == "\u17d2"
