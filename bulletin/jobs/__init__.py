"""Makes artefacts on all cores, and makes none again whose inputs are as they were."""

from bulletin.jobs.job import Draft, Job
from bulletin.jobs.run import Reason, Run, Work
from bulletin.jobs.shelf import DamagedError, Kept

__all__ = ["DamagedError", "Draft", "Job", "Kept", "Reason", "Run", "Work"]
