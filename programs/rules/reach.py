"""Whether an award meets a job's typical entry education (BLS). Pure: no Django."""

from programs.rules.codes import AwardLevel

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
AWARD_RANK: dict[int, int] = {
    AwardLevel.NOT_REPORTED: 3,
    AwardLevel.UNDER_12_WEEKS: 3,
    AwardLevel.UNDER_1_YEAR: 3,
    AwardLevel.UNDER_2_YEARS: 3,
    AwardLevel.UNDER_4_YEARS: 3,
    AwardLevel.ASSOCIATE: 4,
    AwardLevel.BACHELOR: 5,
    AwardLevel.POSTBACCALAUREATE: 5,
    AwardLevel.MASTER: 6,
    AwardLevel.POST_MASTER: 6,
    AwardLevel.RESEARCH_DOCTORATE: 7,
    AwardLevel.PROFESSIONAL_DOCTORATE: 7,
    AwardLevel.OTHER_DOCTORATE: 7,
}
"""The highest entry education an award meets; unreported levels count as certificates."""
TEACHERS = "25-1"
"""Postsecondary teachers: a field's own teachers are not what its programs lead to."""
