"""How wage figures are named: their unit, their percentile, and at whose prices."""

HOURLY, ANNUAL = "hourly", "annual"
UNITS = (HOURLY, ANNUAL)
PERCENTILES = ("p10", "p25", "median", "p75", "p90")
ADJUSTED = "_adjusted"
"""Ends the name of a wage at national prices."""
WAGES = tuple(f"{unit}_{percentile}" for unit in UNITS for percentile in PERCENTILES)
