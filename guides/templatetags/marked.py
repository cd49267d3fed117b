"""Staff's longer texts in guides, as paragraphs and lists."""

from django.template import Library

from careerguide.editorial.markup import marked

register = Library()
register.filter("marked", marked)
