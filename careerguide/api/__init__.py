"""The lists of the site as JSON, from the same declarations as its pages.

An app's `api.py` names its `Resource`s, `settings.API` the apps. Columns make the figures and their
types, filters the parameters; django-ninja routes and writes the OpenAPI document.
"""
