"""The columns of the program list."""

from django.utils.translation import gettext_lazy as _

from careerguide.lists.table import Column, ListTable


class ProgramTable(ListTable):
    """A range sorts by its high end: a low end that may not apply wins nothing."""

    name = Column(_("Program"), numeric=False, sort=False)
    price_high = Column(_("Price"))
    months_high = Column(_("Length"))
    local_wage_median = Column(_("Local pay a year"))
    earnings_median = Column(_("Graduates earn a year"))
    awards = Column(_("Graduates"))
    compare = Column(_("Compare"), numeric=False, sort=False)
