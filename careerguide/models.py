"""The foundation's tables, gathered from their rooms for Django.

Their app keeps the label "core", under which databases know them.
"""

from careerguide.columns.models import DataVersion
from careerguide.places.models import CountyArea, ZipCode
from careerguide.releases.models import Reject, Release
from careerguide.words.models import Synonym

__all__ = ["CountyArea", "DataVersion", "Reject", "Release", "Synonym", "ZipCode"]
