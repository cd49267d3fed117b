from django.urls import path

from naive.views import OneProgram, Programs, Wages

urlpatterns = [
    path("programs/", Programs.as_view()),
    path("programs/<int:pk>/", OneProgram.as_view(), name="program"),
    path("wages/", Wages.as_view()),
]
