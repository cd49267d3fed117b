"""Figures that answer a question, from the data, each in a short sentence."""

from guides.answers import choosing as choosing
from guides.answers import exams as exams
from guides.answers import training as training
from guides.answers import work as work
from guides.answers.registry import answer, known

__all__ = ["answer", "known"]
