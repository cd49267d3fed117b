"""What a server has done beside it when it starts."""

from django.db import DatabaseError

from careerguide.columns import beside, builds
from careerguide.columns.models import DataVersion


def start_mending() -> None:
    """Have a process of its own build anew what pages read, where it is missing or damaged here.

    Nothing where all of it is as it was written, nothing is loaded, or the database can't be read.
    """
    try:
        token = DataVersion.objects.values_list("token", flat=True).first()
    except DatabaseError:
        return
    if not token or builds.is_unharmed(token):
        return
    beside.start("load_all", "--if-needed")
