"""Writes what may be written in `content/` as JSON Schema, for the programs that editors type in.

It needs what bulletins are described with, and nothing of the bulletins: one that is being written may be wrong.
"""

from bulletin.problems import MachineError, Problem
from bulletin.report import Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.sources.content import read_content
from bulletin.validate.content import read_description
from bulletin.validate.json_schema import schema_files


def write_schemas(settings: Settings, tell: Tell) -> Report:
    """Write the schema of each kind of file, in each language, into `settings.output`.

    Where the description has a problem nothing is written, and the report is stopped.

    Raises:
        MachineError: The disk is full, a permission is missing.
    """
    tell(Step(Stage.SOURCES))
    content, unread = read_content(settings.content, shown_as=settings.shown_content)
    tell(Step(Stage.VALIDATE))
    described, problems = read_description(content)
    if described is None:
        found = sorted(
            (problem for problem in (*unread, *problems) if not _of_words(problem, settings)),
            key=lambda problem: (problem.where, problem.code),
        )
        return Report(problems=tuple(found), stopped=True)
    files = schema_files(described)
    for name, data in files.items():
        path = settings.output / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise MachineError("write-failed", str(path), error.strerror or str(error)) from error
    return Report(problems=(), stopped=False, artefacts=len(files))


def _of_words(problem: Problem, settings: Settings) -> bool:
    return problem.where.path.startswith(
        tuple(f"{settings.shown_content}/{folder}" for folder in ("bulletins", "pages"))
    )
