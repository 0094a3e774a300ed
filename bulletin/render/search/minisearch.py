"""An index as MiniSearch 7 writes it down itself (`toJSON`, serialisation version 2), made without running it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

Postings = dict[str, dict[str, int]]


def serialised_index(documents: Iterable[Mapping[str, str]]) -> dict[str, object]:
    """The index of documents whose fields are words parted by blanks; their ids are their numbers from 0.

    All documents have the same fields in the same order. Averages are added up as MiniSearch does, in the order of the
    documents, so that they come out the same to the last digit.
    """
    field_ids: dict[str, int] = {}
    lengths: dict[str, list[int]] = {}
    averages: list[float] = []
    index: defaultdict[str, Postings] = defaultdict(dict)
    count = 0
    for number, fields in enumerate(documents):
        if not field_ids:
            field_ids = {name: position for position, name in enumerate(fields)}
            averages = [0.0] * len(field_ids)
        own = lengths[str(number)] = []
        for name, field in field_ids.items():
            words = fields[name].split()
            length = len(set(words))
            own.append(length)
            averages[field] = (averages[field] * count + length) / (count + 1)
            for word in words:
                places = index[word].setdefault(str(field), {})
                places[str(number)] = places.get(str(number), 0) + 1
        count += 1
    return {
        "documentCount": count,
        "nextId": count,
        "documentIds": {name: int(name) for name in lengths},
        "fieldIds": field_ids,
        "fieldLength": lengths,
        "averageFieldLength": [int(one) if one.is_integer() else one for one in averages],
        "storedFields": {},
        "dirtCount": 0,
        "index": sorted(index.items()),
        "serializationVersion": 2,
    }
