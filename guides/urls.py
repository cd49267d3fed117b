"""Addresses under /paths/."""

from django.urls import path

from guides import views

app_name = "paths"
urlpatterns = [
    path("", views.index, name="index"),
    path("older-articles/", views.articles, name="articles"),
    path("<str:slug>/", views.guide, name="guide"),
]
