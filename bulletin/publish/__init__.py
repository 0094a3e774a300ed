"""Takes artefacts, gives `output/`: links checked, everything listed in a manifest, written aside, then swapped in."""

from bulletin.publish.links import check_links, check_outlines
from bulletin.publish.outline import noted, outline_of
from bulletin.publish.output import publish, recover
from bulletin.publish.refusals import PublishRefusedError
from bulletin.publish.signed import lay_over, read_signed
from bulletin.publish.workshop import work_folder

__all__ = [
    "PublishRefusedError",
    "check_links",
    "check_outlines",
    "lay_over",
    "noted",
    "outline_of",
    "publish",
    "read_signed",
    "recover",
    "work_folder",
]
