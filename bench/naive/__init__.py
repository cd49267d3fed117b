"""The list a competent developer writes first: a queryset, django-tables2, nothing tuned."""
