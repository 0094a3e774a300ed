"""Takes artefacts, gives `output/`: links checked, everything listed in a manifest, written aside, then swapped in."""

from bulletin.publish.links import check_links
from bulletin.publish.outline import noted
from bulletin.publish.output import amend, differing, publish, recover
from bulletin.publish.refusals import PublishRefusedError
from bulletin.publish.signed import lay_over, read_signed
from bulletin.publish.sound import check_kept, links_alike
from bulletin.publish.workshop import work_folder

__all__ = [
    "PublishRefusedError",
    "amend",
    "check_kept",
    "check_links",
    "differing",
    "lay_over",
    "links_alike",
    "noted",
    "publish",
    "read_signed",
    "recover",
    "work_folder",
]
