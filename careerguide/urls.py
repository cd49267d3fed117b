"""Where every address leads."""

from django.contrib import admin
from django.urls import path, register_converter

from careerguide.core import views as core
from programs.ids import ProgramConverter

register_converter(ProgramConverter, "program")

urlpatterns = [
    path("healthz", core.healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
