from django.urls import path

from certifications.pages import views
from certifications.pages.ctdl import certification_ctdl

app_name = "certifications"
urlpatterns = [
    path("", views.certification_list, name="list"),
    path("compare/", views.certification_compare, name="compare"),
    path("<slug:slug>/ctdl.json", certification_ctdl, name="ctdl"),
    path("<slug:slug>/", views.certification_detail, name="detail"),
]
