"""Whether an award meets a job's typical entry education (BLS). Pure: no Django."""

from salaries.rules.education import Education

AWARD_RANK = {
    **dict.fromkeys((0, 20, 21, 2, 4), Education.AWARD),
    3: Education.ASSOCIATE,
    **dict.fromkeys((5, 6), Education.BACHELOR),
    **dict.fromkeys((7, 8), Education.MASTER),
    **dict.fromkeys((17, 18, 19), Education.DOCTORAL),
}
"""The highest entry education an award meets; unreported levels count as certificates."""
TEACHERS = "25-1"
"""Postsecondary teachers: a field's own teachers are not what its programs lead to."""
