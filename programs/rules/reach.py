"""Whether an award meets a job's typical entry education (BLS). Pure: no Django."""

from programs.rules.codes import CERTIFICATES, AwardLevel
from salaries.rules import Education

AWARD_RANK: dict[int, Education] = {
    **dict.fromkeys((AwardLevel.NOT_REPORTED, *CERTIFICATES), Education.AWARD),
    AwardLevel.ASSOCIATE: Education.ASSOCIATE,
    AwardLevel.BACHELOR: Education.BACHELOR,
    AwardLevel.POSTBACCALAUREATE: Education.BACHELOR,
    AwardLevel.MASTER: Education.MASTER,
    AwardLevel.POST_MASTER: Education.MASTER,
    AwardLevel.RESEARCH_DOCTORATE: Education.DOCTORAL,
    AwardLevel.PROFESSIONAL_DOCTORATE: Education.DOCTORAL,
    AwardLevel.OTHER_DOCTORATE: Education.DOCTORAL,
}
"""The highest entry education an award meets; unreported levels count as certificates."""
TEACHERS = "25-1"
"""Postsecondary teachers: a field's own teachers are not what its programs lead to."""
