"""Figures that answer a question, from the data, each in a short sentence."""

from careerguide.paths.answers import choosing as choosing
from careerguide.paths.answers import exams as exams
from careerguide.paths.answers import training as training
from careerguide.paths.answers import work as work
from careerguide.paths.answers.registry import answer, known

__all__ = ["answer", "known"]
