"""Files of geography, in the order in which they need one another."""

from careerguide.places.sources import CountiesLoader, ZipLoader

SOURCES = (ZipLoader, CountiesLoader)
