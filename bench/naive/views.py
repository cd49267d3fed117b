"""Lists, filtered by what the address names, and one record."""

from typing import Any

import django_tables2
from django.db.models import QuerySet
from django.views.generic import DetailView

from naive.models import Program, Wage

LOOKUPS = {
    "state": "state",
    "cip4": "cip4",
    "price_max": "price_high__lte",
    "id": "id__in",
    "occupation": "occupation",
}


class ProgramTable(django_tables2.Table):
    name = django_tables2.Column(linkify=("program", {"pk": django_tables2.A("pk")}))

    class Meta:
        model = Program
        exclude = ("id", "cip4")


class WageTable(django_tables2.Table):
    class Meta:
        model = Wage
        exclude = ("id", "occupation")


class FilteredList(django_tables2.SingleTableView):
    template_name = "naive_list.html"

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()
        for name in LOOKUPS.keys() & self.request.GET.keys():
            values = self.request.GET.getlist(name)
            rows = rows.filter(**{LOOKUPS[name]: values if name == "id" else values[-1]})
        return rows


class Programs(FilteredList):
    model = Program
    table_class = ProgramTable
    paginate_by = 25


class Wages(FilteredList):
    model = Wage
    table_class = WageTable
    paginate_by = 100


class OneProgram(DetailView):
    model = Program
    template_name = "naive_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fields = [(f.verbose_name, f.value_from_object(self.object)) for f in Program._meta.fields]
        return super().get_context_data(fields=fields, **kwargs)
