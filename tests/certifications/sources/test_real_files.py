"""What data/certifications becomes, against figures read from the files by themselves."""

import csv
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.models import Release
from careerguide.releases.runner import load
from certifications import models
from certifications.models import Certification, Fee, Requirement
from programs.models import FieldOfStudy
from tests.data import DATA

pytestmark = pytest.mark.usefixtures("site_data")


def lines(name: str) -> list[dict[str, str]]:
    with (DATA / "certifications" / name).open(newline="") as stream:
        return list(csv.DictReader(stream))


CERTIFICATIONS = lines("certifications.csv")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("bodies.csv", models.Organization),
        ("code_systems.csv", models.CodeSystem),
        ("certifications.csv", models.Certification),
        ("salary_by_credential.csv", models.SurveyPay),
        ("pass_rates.csv", models.PassRate),
        ("apprentice_routes.csv", models.ApprenticeRoute),
        ("tested_codes.csv", models.TestedCode),
        ("preparations.csv", models.Preparation),
        ("ladder.csv", models.LadderStep),
        ("families.csv", models.JobFamily),
        ("state_requirements.csv", models.StateRequirement),
        ("corrections.csv", models.Correction),
    ],
)
def test_every_row_is_loaded_and_none_besides(name: str, table: type[models.Fee]) -> None:
    assert table.objects.count() == len(lines(name))


def test_no_row_of_any_file_is_rejected_or_belongs_to_nothing() -> None:
    discover()
    ours = [s for s, loader in LOADERS.items() if loader.files[0].startswith("certifications/")]
    assert len(ours) == 14
    for release in Release.objects.filter(source__in=ours, is_current=True):
        assert (release.rows_rejected, release.rows_unmatched) == (0, 0), release.source
        ours.remove(release.source)
    assert not ours


def test_an_unknown_fee_is_no_row_and_a_known_one_has_its_amount() -> None:
    """Each cell with a fee is found again; counting the cells shows that there is no other row."""
    cells = 0
    for line in CERTIFICATIONS:
        fees = {
            (f.kind, f.audience): f.amount
            for f in Fee.objects.filter(certification__slug=line["slug"], part="")
        }
        parts = Fee.objects.filter(certification__slug=line["slug"]).exclude(part="")
        said = {f"{f.part}={f.amount:.0f}" for f in parts}
        assert said == set(filter(None, line["exam_parts"].split("; ")))
        for kind, column in (
            ("second attempt", "retake_fee"), ("registration", "registration_fee"),
            ("annual", "annual_fee"), ("state", "state_fee"),
        ):  # fmt: skip
            assert str(int(fees.pop((kind, "any"), 0)) or "") == line[column]
            cells += bool(line[column])
        member, other = line["exam_fee_member"], line["exam_fee_nonmember"]
        exam = {a: v for (k, a), v in fees.items() if k == "exam"}
        if member and member == other:
            assert exam == {"any": Decimal(member)}
        else:
            wanted = {"member": member, "non-member": other}
            assert exam == {a: Decimal(v) for a, v in wanted.items() if v}
        assert sum(k == "two attempts" for k, _a in fees) == bool(line["exam_fee_two_attempts"])
        renewals = [v for (k, _a), v in fees.items() if k == "renewal"]
        assert len(renewals) == len([p for p in line["renewal_fee"].split(";") if p])
        assert all(str(int(v)) in line["renewal_fee"] for v in renewals)
        cells += len(fees) + len(said)
    assert Fee.objects.exclude(certification=None).count() == cells


def test_dues_belong_to_the_body_once() -> None:
    slugs = {line["abbreviation"]: line["slug"] for line in lines("bodies.csv")}
    said = {
        (slugs[line["body"]], kind, Decimal(line[column]))
        for line in CERTIFICATIONS
        for kind, column in (
            ("dues", "membership_fee_annual"),
            ("student dues", "student_membership_fee"),
        )
        if line[column]
    }
    held = Fee.objects.filter(certification=None)
    assert sorted(held.values_list("organization__slug", "kind", "amount")) == sorted(said)
    assert ("aapc", "dues", Decimal(222)) in said
    assert not Fee.objects.filter(certification=None, organization__slug="amba").exists()


@pytest.mark.parametrize(
    ("slug", "kind", "audience", "as_of"),
    [
        ("cpc", "exam", "member", "2026-02"),
        ("cbcs", "exam", "any", "2026-02"),
        ("cca", "renewal", "non-member", "2026-04"),
        ("ccs-p", "exam", "member", "2010"),
        ("cmis", "renewal", "any", "2021-01"),
        ("chri", "exam", "member", ""),
    ],
)
def test_a_fee_has_the_date_its_source_gives_it(
    slug: str, kind: str, audience: str, as_of: str
) -> None:
    fee = Fee.objects.get(certification__slug=slug, kind=kind, audience=audience)
    assert fee.as_of == as_of


def test_an_exam_is_not_dated_by_the_date_of_its_fees() -> None:
    dates = dict(models.Exam.objects.values_list("certification__slug", "as_of"))
    assert dates["cbcs"] == "2026-07"
    assert dates["ccs-p"] == "2025"
    assert dates["cpc"] == ""


def test_dues_are_of_the_year_their_pages_are_of() -> None:
    dues = dict(Fee.objects.filter(kind="dues").values_list("organization__slug", "as_of"))
    assert dues == {"aapc": "2026-02", "ahima": "2026", "pmi-project": ""}


def test_exam_renewal_and_membership_are_as_in_the_file() -> None:
    for line in CERTIFICATIONS:
        one = Certification.objects.get(slug=line["slug"])
        said = {"yes": True, "no": False, "": None}
        assert one.membership_required is said[line["membership_required"]]
        exam = models.Exam.objects.filter(certification=one).first()
        assert str((exam and exam.minutes) or "") == line["exam_minutes"]
        assert ((exam and exam.questions) or "") == line["exam_questions"]
        assert (exam.open_book if exam else None) is said[line["exam_open_book"]]
        renewal = models.Renewal.objects.filter(certification=one).first()
        assert str((renewal and renewal.cycle_months) or "") == line["renewal_cycle_months"]
        assert str((renewal and renewal.units) or "") == line["ceu_required"]
        assert [o.soc for o in one.occupations.all()] == sorted(
            filter(None, line["related_soc"].split("; "))
        )


def test_none_required_is_said_and_silence_is_not_taken_for_it() -> None:
    to_sit = Requirement.objects.filter(kind="education", strength="to sit")
    asked = dict(to_sit.filter(way=0).values_list("certification__slug", "text"))
    said = {li["slug"]: li["eligibility_education"] for li in CERTIFICATIONS}
    assert set(asked) == {slug for slug, words in said.items() if words}
    none = {slug for slug, words in asked.items() if words == "none required"}
    assert none == {slug for slug, words in said.items() if words.startswith("none")}


def test_two_years_are_for_the_full_title_and_nothing_is_needed_to_sit() -> None:
    full = Requirement.objects.filter(strength="full title")
    assert dict(full.values_list("certification__slug", "months")) == {
        "cpc": 24, "coc": 24, "cb-aipb": 24, "ase-tech": None, "crcst": None,
    }  # fmt: skip
    for slug in ("cpc", "coc", "cca", "cpb"):
        sit = Requirement.objects.get(
            certification__slug=slug, kind="experience", strength="to sit"
        )
        assert sit.months == 0


def test_cahiim_gates_rhit_and_rhia_and_nothing_else() -> None:
    gates = Requirement.objects.filter(accreditor__slug="cahiim")
    assert {g.certification.slug for g in gates} == {"rhit", "rhia"}
    assert not Requirement.objects.filter(kind="accreditation", accreditor=None)


def test_either_accreditor_opens_the_cma_and_so_does_a_third_way() -> None:
    ways = Requirement.objects.filter(certification__slug="cma-aama", strength="to sit", way__gt=0)
    asked = {(w.way, w.accreditor and w.accreditor.slug, w.hours) for w in ways}
    assert asked == {(1, "caahep", None), (2, "abhes", None), (3, None, 560)}


def test_every_pack_row_that_links_a_job_by_judgment_says_so() -> None:
    judged = {line["slug"] for line in CERTIFICATIONS if line["soc_basis"] == "editorial"}
    assert len(judged) == 67
    links = models.OpensOccupation.objects.filter(source="editorial", confidence="med")
    assert set(links.values_list("certification__slug", flat=True)) == judged


def test_a_license_is_of_the_state_that_its_row_says_and_nothing_else_is_of_one() -> None:
    for line in CERTIFICATIONS:
        one = Certification.objects.get(slug=line["slug"])
        assert (one.kind, one.state, one.focus_id) == (line["kind"], line["state"], line["focus"])
    of_states = Certification.objects.exclude(state="")
    assert set(of_states.values_list("kind", "state")) == {("state license", "MA")}
    assert of_states.count() == 8


def test_every_state_requirement_is_loaded_as_it_stands() -> None:
    for line in lines("state_requirements.csv"):
        row = models.StateRequirement.objects.get(
            certification__slug=line["certification"], state=line["state"], text=line["text"]
        )
        held = (row.hours, row.clinical_hours, row.fee and int(row.fee), row.as_of, row.confidence)
        assert ["" if one is None else str(one) for one in held] == [
            line[name] for name in ("hours", "clinical_hours", "fee", "as_of", "confidence")
        ]


def test_cpc_a_is_the_apprentice_of_cpc_and_has_three_ways_out() -> None:
    apprentices = Certification.objects.exclude(apprentice_of=None)
    assert [(a.slug, a.apprentice_of.slug) for a in apprentices if a.apprentice_of] == [
        ("cpc-a", "cpc")
    ]
    routes = models.ApprenticeRoute.objects.values_list("certification__slug", "months_of_work")
    assert list(routes) == [("cpc-a", 24), ("cpc-a", 12), ("cpc-a", 0)]


def test_settings_follow_the_published_words() -> None:
    def slugs(slug: str) -> set[str]:
        return {s.slug for s in Certification.objects.get(slug=slug).settings.all()}

    assert slugs("cca") == {"inpatient", "outpatient"}
    assert slugs("cpc") == {"outpatient", "office"}
    assert slugs("cmbs") == {"office", "payer", "billing-company"}
    assert slugs("crc") == {"payer"}
    assert slugs("cpco") == slugs("aapc-specialty") == set()


def test_survey_pay_is_of_the_certification_it_names() -> None:
    by_slug = Counter(
        models.SurveyPay.objects.exclude(certification=None).values_list(
            "certification__slug", flat=True
        )
    )
    printed = Counter(line["credential"] for line in lines("salary_by_credential.csv"))
    assert by_slug["cpc"] == printed["CPC"]
    assert by_slug["coc"] == printed["COC"] + printed["CPC-H (now COC)"]
    assert by_slug["aapc-specialty"] == 9
    assert not models.SurveyPay.objects.exclude(certification=None).filter(credential="none")


def test_every_figure_has_a_source_and_a_known_confidence() -> None:
    tables = [m for m in vars(models).values() if isinstance(m, type)]
    checked = 0
    for table in tables:
        if any(f.name == "confidence" for f in table._meta.fields):
            for row in table._default_manager.all():
                row.clean_fields()
                checked += 1
    assert checked > 300


def test_every_certification_says_who_it_is_for() -> None:
    summaries = Certification.objects.values_list("slug", "summary")
    assert not [slug for slug, summary in summaries if not 25 < len(summary) < 220]


def test_fields_that_prepare_are_fields_of_the_cip() -> None:
    cips = set(models.Preparation.objects.values_list("cip", flat=True))
    assert cips == set(FieldOfStudy.objects.filter(code__in=cips).values_list("code", flat=True))
    required = models.Preparation.objects.filter(required=True)
    assert set(required.values_list("certification__slug", "cip")) == {
        (line["certification"], line["cip"])
        for line in lines("preparations.csv")
        if line["required"] == "yes"
    }
    assert {("rhit", "51.0707"), ("rhia", "51.0706")} <= set(
        required.values_list("certification__slug", "cip")
    )


def test_facts_that_corrections_name_stand_in_the_articles() -> None:
    with (DATA / "guide" / "source_facts.csv").open(newline="") as stream:
        known = {row["fact_id"] for row in csv.DictReader(stream)}
    named = {fact for c in models.Correction.objects.all() for fact in c.facts.split()}
    assert {"SF034", "SF040", "SF041", "SF154", "SF005", "SF064", "SF065", "SF175"} <= named
    assert named <= known


def everything() -> Iterator[tuple[str, ...]]:
    for table in (m for m in vars(models).values() if isinstance(m, type)):
        yield (table.__name__, *map(str, table._default_manager.order_by("pk").values_list()))


def test_the_same_file_again_changes_nothing() -> None:
    discover()
    before = list(everything())
    for loader in LOADERS.values():
        if loader.files[0].startswith("certifications/"):
            _release, new = load(loader, DATA / loader.files[0])
            assert not new
    assert list(everything()) == before
