"""What the page of a program shows."""

from collections.abc import Sequence
from typing import TypedDict

from careerguide.lists.page import Link
from programs.accredited import Accredited
from programs.models import LocalProgram, Program, Provider
from programs.pages.detail.awards import AwardsChart
from programs.pages.detail.corrected import Told
from programs.pages.detail.jobs import Claim, Job
from programs.pages.detail.lines import Line, Sourced
from programs.pages.detail.pays import Pays
from programs.pages.panels import Prepared, Similar

JOBS_FROM = (
    "oews", "projections", "projections-entry", "cip-soc", "onet-education", "attainment",
    "licenses",
)  # fmt: skip
"""Sources of what a program leads to."""


class ShownFlag(TypedDict):
    """A contradiction: its `Flag.Kind`, and that and its reason in words."""

    kind: str
    label: str
    reason: str


class ProgramPage(TypedDict):
    """What templates/programs/detail.html shows; texts are "" where there is nothing to say."""

    section: str
    crumbs: list[dict[str, str]]
    figures: list[Line]
    price_intro: str
    outcome_intro: str
    field_href: str
    field_title: str
    website: str
    jobs_source: str
    program: Program
    name: str
    published_name: str
    """CIP's title with its code, where the page goes by a plainer one."""
    provider: Provider
    place: str
    award: str
    award_level: str
    delivery: str
    control: str
    flags: list[ShownFlag]
    pays: Pays | None
    prices: Sourced
    length: Sourced
    outcomes: Sourced
    whole_school: Sourced
    awards: AwardsChart | None
    asked_job: str
    """The job whose pay is shown among the figures, as its title or else as typed."""
    job_problem: str
    unit_tabs: list[Link]
    national_label: str
    """What the nation's median of each job is per."""
    jobs: list[Job]
    claims: list[Claim]
    further: str
    certifications: Sequence[Prepared]
    accreditations: list[Accredited]
    similar: list[Similar]
    listed_in: str
    summary: str
    closed: bool
    over: str
    """Since when the program is discontinued, and why we say so."""
    corrections: list[Told]
    local: LocalProgram | None
    """The row of a program that staff added."""
    offered: bool
    """Whether the school may still teach it."""
