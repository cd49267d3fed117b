"""The planner's address."""

from django.urls import path

from plan.page import views

app_name = "plan"
urlpatterns = [path("", views.plan, name="plan")]
