"""Takes artefacts, gives `output/`: links checked, everything listed in a manifest, written aside, then swapped in."""

from bulletin.publish.links import check_links
from bulletin.publish.output import publish, recover
from bulletin.publish.refusals import PublishRefusedError
from bulletin.publish.signed import lay_over, read_signed

__all__ = ["PublishRefusedError", "check_links", "lay_over", "publish", "read_signed", "recover"]
