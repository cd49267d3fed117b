from django.urls import path

from programs.pages import views
from programs.pages.ctdl import program_ctdl

app_name = "programs"
urlpatterns = [
    path("", views.program_list, name="list"),
    path("compare/", views.program_compare, name="compare"),
    path("<program:pk>/ctdl.json", program_ctdl, name="ctdl"),
    path("<program:pk>/", views.program_detail, name="detail"),
]
