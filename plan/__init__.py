"""Whole routes into a job: what they cost, how long they take and when they pay back.

`money`, `routes` and `ranking` are arithmetic without Django; docs/planner.md works an example.
"""
