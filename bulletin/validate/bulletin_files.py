"""Takes the files of all bulletins, gives what came of each: made anew on all cores, or kept from an earlier run."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from bulletin.profile import Timed, untimed
from bulletin.record import record
from bulletin.sources.content import bytes_of, read_bulletin_files
from bulletin.sources.walk import FoundFile
from bulletin.store import Drawer, digest, program
from bulletin.validate.bulletins import read_bulletin
from bulletin.validate.content import Description
from bulletin.validate.packing import BulletinRead, pack, unpack
from bulletin.workers import FEW, SHARE, in_shares, spread

Files = tuple[FoundFile, ...]


@record(frozen=True, slots=True, kw_only=True)
class Means:
    """How to go about it: in how many processes, and where things are kept, if anywhere.

    `timed` may watch the reading of what is not kept and read in one process.
    """

    jobs: int = 1
    cache: Path | None = None
    timed: Timed = untimed


def read_bulletins(
    bulletins: Sequence[Files],
    described: Description | None,
    means: Means,
    stored: Iterable[list[bytes | None]] | None = None,
) -> Iterator[BulletinRead]:
    """Read the files of each bulletin and hold them against the description; without one, only read them.

    `stored` has the bytes of the files of each, where they are known.
    """
    with_bytes = zip(bulletins, map(stored_in, bulletins) if stored is None else stored, strict=True)
    if described is None or (means.cache is None and (means.jobs == 1 or len(bulletins) <= FEW)):
        for files, own in with_bytes:
            yield read_one(files, own, described, means.timed)
    else:
        yield from _spread(with_bytes, described, means)


def _spread(
    with_bytes: Iterable[tuple[Files, list[bytes | None]]], described: Description, means: Means
) -> Iterator[BulletinRead]:
    """Take what is kept and make the rest, with the bytes that its keys were made of."""
    # Their repr tells all that bulletins are read with.
    description = digest(program().encode(), repr(described).encode())
    folders = [list(own) for _, own in groupby(with_bytes, key=lambda item: item[0][0].path.parent)]
    shelves = [_Shelf(own, description, _drawer_of(own[0][0], means.cache) if means.cache else None) for own in folders]
    missing = [item for shelf in shelves for item in shelf.missing]
    shares = spread(
        lambda share: [pack(read_one(files, stored, described)) for files, stored in share],
        in_shares(missing),
        means.jobs,
        few=FEW // SHARE,
        name=lambda share: share[0][0][0].shown,
    )
    made = (packed for share in shares for packed in share)
    for shelf in shelves:
        for packed in shelf.filled(made):
            yield unpack(packed, described.places, described.catalogue)


def read_kept(files: Files, described: Description, cache: Path) -> BulletinRead:
    """What came of the files of one bulletin, as it is kept, or made anew; nothing is kept that was not before."""
    stored = stored_in(files)
    key = _key(files, stored, digest(program().encode(), repr(described).encode()))
    packed = Drawer(_drawer_of(files, cache)).get(key)
    return unpack(packed, described.places, described.catalogue) if packed else read_one(files, stored, described)


def _drawer_of(files: Files, cache: Path) -> Path:
    return cache / "bulletins" / digest(bytes(files[0].path.parent.absolute()))[:16]


class _Shelf:
    """What is kept of the bulletins of one folder, and what is missing."""

    def __init__(
        self, with_bytes: Sequence[tuple[Files, list[bytes | None]]], description: str, file: Path | None
    ) -> None:
        self._drawer = Drawer(file) if file else None
        self._kept: list[tuple[str, bytes | None]] = []
        self.missing: list[tuple[Files, list[bytes | None]]] = []
        for files, stored in with_bytes:
            key = _key(files, stored, description)
            packed = self._drawer.get(key) if self._drawer else None
            self._kept.append((key, packed))
            if packed is None:
                self.missing.append((files, stored))

    def filled(self, made: Iterator[bytes]) -> Iterator[bytes]:
        """Everything of this folder, what is missing taken from `made`; from then on that is kept as well."""
        whole = {key: next(made) if packed is None else packed for key, packed in self._kept}
        if self._drawer:
            self._drawer.keep(whole)
        return iter(whole.values())


def _key(files: Files, stored: Sequence[bytes | None], description: str) -> str:
    """The name of what comes of these bytes in these files, described like that."""
    contents = (repr(data).encode() if data is None else data for data in stored)
    return digest(description.encode(), repr(files).encode(), *contents)


def stored_in(files: Files) -> list[bytes | None]:
    """What is stored in the files of one bulletin."""
    return [bytes_of(file) for file in files]


def read_one(
    files: Files, stored: Sequence[bytes | None], described: Description | None, timed: Timed = untimed
) -> BulletinRead:
    """Read the files of one bulletin, of which `stored` holds the bytes, and hold them against the description."""
    documents, problems = timed(read_bulletin_files)(files, stored)
    if documents is None or described is None:
        return BulletinRead(None, problems)
    languages, places, catalogue = described.info.languages, described.places, described.catalogue
    bulletin, found = timed(read_bulletin)(documents, languages, places, catalogue)
    return BulletinRead(bulletin, problems, found)
