"""Read the data once before the server forks, so that its workers share the memory."""

from django.db import DatabaseError, connections

from careerguide.columns import store
from certifications.store import certifications
from guides.library import held
from programs.catalog import catalog
from salaries.occupations import occupations
from salaries.wagestore import wages


def warm() -> None:
    """Open the stores and build the word indexes; does nothing before data is loaded."""
    try:
        programs = catalog()
        _ = programs.labels, programs.job_of_title, programs.state, programs.control
        _ = wages().parities, occupations().index.suggest(""), held(), certifications()
    except (store.NoData, DatabaseError):
        return
    finally:
        connections.close_all()
