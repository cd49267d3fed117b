"""Addresses under /salaries/."""

from django.urls import path

from salaries.pages import views

app_name = "salaries"
urlpatterns = [
    path("", views.occupation_list, name="occupations"),
    path("compare/", views.compare, name="compare"),
    path("<str:soc>/", views.occupation, name="occupation"),
    path("<str:soc>/map/", views.area_map_page, name="map"),
    path("<str:soc>/<str:area>/", views.place, name="place"),
]
