"""The codes that describe a program, as IPEDS, the Scorecard and this site's builders use them."""

from enum import StrEnum

from careerguide.columns.codes import Code
from careerguide.columns.codes import noop as _
from salaries.rules import Education


class AwardLevel(Code):
    """IPEDS award levels, shortest first; zero where the publisher gives none."""

    UNDER_12_WEEKS = 20, _("certificate, under 12 weeks"), _("certificate under 12 weeks")
    UNDER_1_YEAR = 21, _("certificate, 12 weeks to under 1 year"), _("certificate under 1 year")
    UNDER_2_YEARS = 2, _("certificate, 1 to under 2 years"), _("1–2 year certificate")
    UNDER_4_YEARS = 4, _("certificate, 2 to under 4 years"), _("2–4 year certificate")
    ASSOCIATE = 3, _("associate degree")
    BACHELOR = 5, _("bachelor’s degree")
    POSTBACCALAUREATE = 6, _("postbaccalaureate certificate")
    MASTER = 7, _("master’s degree")
    POST_MASTER = 8, _("post-master’s certificate")
    RESEARCH_DOCTORATE = 17, _("doctorate, research"), _("research doctorate")
    PROFESSIONAL_DOCTORATE = 18, _("doctorate, professional practice"), _("professional doctorate")
    OTHER_DOCTORATE = 19, _("doctorate, other")
    NOT_REPORTED = 0, _("award level not reported"), _("award not reported")


CERTIFICATES = (
    AwardLevel.UNDER_12_WEEKS,
    AwardLevel.UNDER_1_YEAR,
    AwardLevel.UNDER_2_YEARS,
    AwardLevel.UNDER_4_YEARS,
)
GRADUATE = (
    AwardLevel.POSTBACCALAUREATE,
    AwardLevel.MASTER,
    AwardLevel.POST_MASTER,
    AwardLevel.RESEARCH_DOCTORATE,
    AwardLevel.PROFESSIONAL_DOCTORATE,
    AwardLevel.OTHER_DOCTORATE,
)
"""Levels beyond a bachelor's degree."""
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


class Entry(Code):
    """Whether a program is a way into a job, or adds to what people in it can do."""

    BEGINNERS = 1, _("open to beginners"), None, "beginners"
    FURTHER = 2, _("for people already in the field, or a single course"), None, "further"


class Delivery(Code):
    """How a program is taught; of an IPEDS program its school as a whole says so."""

    IN_PERSON = 1, _("in person"), None, "in-person"
    HYBRID = 2, _("hybrid"), None, "hybrid"
    ONLINE = 3, _("online"), None, "online"
    SCHOOL_SOME = (
        4,
        _("the school has online programs: ask about this one"),
        _("school has online programs"),
        "school-online",
    )
    UNKNOWN = 0, _("not reported"), "", "unknown"


class Control(Code):
    """Who runs a school."""

    PUBLIC = 1, _("public"), None, "public"
    NONPROFIT = 2, _("private nonprofit"), None, "nonprofit"
    FOR_PROFIT = 3, _("for-profit"), None, "for-profit"
    UNKNOWN = 0, _("not reported"), None, "unknown"


class SchoolKind(Code):
    """What a school is to rules of aid, from IPEDS's control, category and tribal flag."""

    PUBLIC_4 = 1, _("public four-year college"), None, "public-4"
    COMMUNITY = 2, _("community college"), None, "community"
    COMMUNITY_4 = 3, _("community college that grants some bachelor’s degrees"), None, "community-4"
    TECHNICAL = 4, _("public technical or vocational school"), None, "technical"
    TRIBAL = 5, _("tribal college"), None, "tribal"
    NONPROFIT = 6, _("private nonprofit school"), None, "nonprofit"
    FOR_PROFIT = 7, _("for-profit school"), None, "for-profit"
    UNKNOWN = 0, _("not reported"), None, "unknown"


class Standing(Code):
    """Whether a school is open, as publishers say; of a state's other providers nothing is said."""

    OPEN = 1, _("open"), None, "open"
    CLOSED = 2, _("closed"), None, "closed"
    ABSENT = 3, _("not in the newest IPEDS directory"), None, "absent"
    DISCONTINUED = 4, _("open, but this program is discontinued"), None, "discontinued"
    UNKNOWN = 0, _("not reported"), None, "unknown"


GONE = (Standing.CLOSED, Standing.ABSENT, Standing.DISCONTINUED)
"""Schools that can't be taken to teach any more, or not this program: offered nowhere, and last in
every list. Only staff say of a program alone that it is over."""

STATE_LIST = "etpl"
"""The source of figures a state lists; which state's list it is, the program's number says."""


class Origin(Code):
    """Who lists a program."""

    COMPLETIONS = 1, _("IPEDS completions"), None, "", "ipeds-c"
    PROGRAM_YEAR = 2, _("IPEDS program-year prices only"), None, "", "ipeds-ic-py"
    STATE_LISTED = 3, _("state list of training providers"), None, "", STATE_LIST
    LOCAL = 4, _("added by our editors"), None, ""


class PriceBasis(Code):
    """What a program's price rests on."""

    UNKNOWN = 0, _("not reported"), ""
    PROGRAM_TOTAL = 1, _("reported program total"), _("reported total"), "", "ipeds-ic-py"
    YEAR_ESTIMATE = 2, _("estimated from the price of one year"), _("estimate"), "", "ipeds-ic-ay"
    LISTING = 3, _("provider’s listing"), _("listed"), "", STATE_LIST
    CORRECTED = 4, _("checked by our editors"), None, ""


class LengthBasis(Code):
    """What a program's length rests on; the band of an award level comes from its definition.

    What is usual in a field rests on several sources, which the programs that report it name
    (`programs.rules.lengths.Usual`).
    """

    UNKNOWN = 0, _("not reported"), ""
    REPORTED = 1, _("reported months"), _("reported"), "", "ipeds-ic-py"
    AWARD_LEVEL = 2, _("usual for this award level")
    LISTING = 3, _("provider’s listing"), _("listed"), "", STATE_LIST
    USUAL_FIELD = 4, _("usual for this field and award")
    CORRECTED = 5, _("checked by our editors"), None, ""


ESTIMATED_LENGTHS = (LengthBasis.AWARD_LEVEL, LengthBasis.USUAL_FIELD)
"""Lengths that are of programs like it, and not of the program itself."""


class Missing(Code):
    """Why a price is not known."""

    NONE = 0, ""
    SCHOOL = 1, _("the school reported no price"), _("not reported")
    NOT_LARGEST = (
        2,
        _("the school reports prices for its six largest programs, not this one"),
        _("not reported"),
    )
    NO_BAND = (
        3,
        _("this award level has no set length, so a year’s price gives no total"),
        _("no set length, no total"),
    )
    STUDENTS = (
        4,
        _("the school reported no full-time price for this kind of student"),
        _("no full-time price"),
    )
    PROFESSION = (
        5,
        _("professional programs are priced by profession, and this one is not"),
        _("not reported"),
    )
    LISTED_ZERO = 6, _("listed as $0, which does not say whether it is free"), _("listed as $0")
    DOUBTED = 7, _("our editors found the published price to be wrong"), _("published price wrong")


class AgainstState(Code):
    """How graduates' earnings stand to those of the state's people who only finished high school.

    Equal earnings are no gain.
    """

    MORE = 1, _("more than people in the state who only finished high school"), None, "more"
    LESS = 2, _("no more than people in the state who only finished high school"), None, "less"
    UNKNOWN = 0, _("not reported"), None, "unknown"


class Residency(StrEnum):
    """Whose price counts."""

    IN_DISTRICT = "in_district"
    IN_STATE = "in_state"
    OUT_OF_STATE = "out_of_state"

    @property
    def label(self) -> str:
        """In English, such as in-state; pages translate it."""
        return self.value.replace("_", "-")


RESIDENCY_WORDS = (_("in-district"), _("in-state"), _("out-of-state"))
"""What makemessages finds of the labels above."""
