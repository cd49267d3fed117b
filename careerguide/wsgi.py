"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")

application = get_wsgi_application()

# Imported late: models need the application's settings.
from careerguide.columns import store  # noqa: E402
from guides.library import warm  # noqa: E402

store.read_whole()
warm()
