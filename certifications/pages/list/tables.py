"""The columns of the list of certifications."""

from django.utils.translation import gettext_lazy as _

from careerguide.lists.table import Column, ListTable


class CertificationTable(ListTable):
    abbreviation = Column(_("Certification"), numeric=False)
    cost_to_earn = Column(_("To earn"))
    cost_over_years = Column(_("Over the years"))
    exam_fee = Column(_("Exam"))
    experience = Column(_("Experience to sit"), numeric=False, sort=False)
    as_of = Column(_("Prices from"), numeric=False, sort=False)
    compare = Column(_("Compare"), numeric=False, sort=False)
