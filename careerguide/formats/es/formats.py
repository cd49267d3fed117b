"""Spanish as it is written in the United States: 4,200.50 as in prices there, dates as in Spanish.

The Academia Norteamericana de la Lengua Española keeps the point for decimals, as readers here meet
it on every price tag.
"""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
DATE_FORMAT = "j \\d\\e F \\d\\e Y"
SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j \\d\\e F"
YEAR_MONTH_FORMAT = "F \\d\\e Y"
