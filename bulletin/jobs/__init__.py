"""Makes artefacts on all cores, and makes none again whose inputs are as they were."""

from bulletin.jobs.job import Draft, Job
from bulletin.jobs.run import Crew, Reason, Run, Work, crew_here
from bulletin.jobs.shelf import DamagedError, Kept

__all__ = ["Crew", "DamagedError", "Draft", "Job", "Kept", "Reason", "Run", "Work", "crew_here"]
