"""The foundation's tables, gathered from their rooms for Django.

Their app keeps the label "core", under which databases know them.
"""

from careerguide.columns.models import DataVersion
from careerguide.editorial.jobs import ImportJob
from careerguide.editorial.proposals import Proposal
from careerguide.editorial.revisions import ChangeSet, FileRow, Revision
from careerguide.places.models import CountyArea, ZipCode
from careerguide.releases.changes import BuildChange
from careerguide.releases.models import Reject, Release
from careerguide.signin.models import Attempt
from careerguide.words.models import Synonym, Translation

__all__ = [
    "Attempt", "BuildChange", "ChangeSet", "CountyArea", "DataVersion", "FileRow", "ImportJob",
    "Proposal", "Reject", "Release", "Revision", "Synonym", "Translation", "ZipCode",
]  # fmt: skip
