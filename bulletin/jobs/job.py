"""What is made together, and of what."""

from collections.abc import Callable, Iterable, Mapping

from bulletin.artefact import Artefact, Made
from bulletin.record import record


@record(frozen=True, slots=True)
class Draft:
    """An artefact whose making takes long. `essence` is the digest of all that it is made from, and takes little.

    Where the essence is that of the last time, so is the artefact, although some input of the job has changed.
    """

    essence: str
    make: Callable[[], Artefact]


@record(frozen=True, slots=True)
class Job:
    """Artefacts that are made in one go, from nothing but their `inputs`: the digest of each, by what it is.

    `name` is the path of the first artefact, and no other job's. `cost` says how much more work it is than a page.
    A job that is `portable` needs no file of another job, and can be done on another machine that has the site.
    """

    name: str
    inputs: Mapping[str, str]
    make: Callable[[], Iterable[Made] | Draft]
    cost: int = 1
    portable: bool = False
