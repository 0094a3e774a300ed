"""The real archive, read once."""

from tests.conftest import ROOT, read_archive

_archive, _problems = read_archive(ROOT / "content")
if _archive is None or _problems:
    raise RuntimeError(f"content/ is not sound: {_problems}")
REAL = _archive
