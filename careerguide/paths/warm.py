"""Read the data once before the server forks, so that its workers share the memory."""

from django.db import DatabaseError, connections

from careerguide.core import store
from programs.catalog import catalog
from salaries.wagestore import wages


def warm() -> None:
    """Open the stores and build the word indexes; does nothing before data is loaded."""
    try:
        held = catalog()
        _ = held.labels, held.job_of_title, held.state, held.control, wages().parities
    except (store.NoData, DatabaseError):
        return
    finally:
        connections.close_all()
