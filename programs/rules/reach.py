"""Whether an award meets a job's typical entry education (BLS). Pure: no Django."""

EDUCATION_RANK = {
    "No formal educational credential": 0,
    "High school diploma or equivalent": 1,
    "Some college, no degree": 2,
    "Postsecondary nondegree award": 3,
    "Associate's degree": 4,
    "Bachelor's degree": 5,
    "Master's degree": 6,
    "Doctoral or professional degree": 7,
}
AWARD_RANK = {20: 3, 21: 3, 2: 3, 4: 3, 0: 3, 3: 4, 5: 5, 6: 5, 7: 6, 8: 6, 17: 7, 18: 7, 19: 7}
"""The highest entry education an award meets; unreported levels count as certificates."""
TEACHERS = "25-1"
"""Postsecondary teachers: a field's own teachers are not what its programs lead to."""
