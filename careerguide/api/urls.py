"""Addresses under /api/."""

from django.urls import path

from careerguide.api import page, site

urlpatterns = [
    path("", page.about, name="api"),
    path("v1/openapi.json", site.openapi, name="openapi"),
    path("v1/", site.routed().urls),
]
