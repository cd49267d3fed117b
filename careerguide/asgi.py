"""The application for an ASGI server; the site itself is synchronous and runs best under WSGI."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")

application = get_asgi_application()
