"""Where the shapes of charts stand. Pure: no Django; templates/charts draws them.

Places are percentages of the plot area, from its left and from its top, so that one drawing fits a
phone and a wide screen while its text keeps its size.
"""
