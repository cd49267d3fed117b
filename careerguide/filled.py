"""Which part of an app fills which place of the foundation, which can't name the apps above it."""

# Which function of an app above fills which place in an app below (careerguide/pages/slots.py).
SLOTS = {
    "releases that stand for their sources": "salaries.pages.cited.standing_for_sources",
    "names of releases": "salaries.pages.cited.release_names",
    "programs near a wage area": "programs.pages.panels.programs_nearby",
    "certifications of a program": "certifications.prepares.certifications_of",
    "occupation of a guide": "guides.library.occupation_of",
    "guide to an occupation": "guides.built.address.guide_href",
    "jobs that programs named so lead to": "programs.meaning.jobs_led_to",
    # The catalogue reads models, which ask it whether what staff write of is there.
    "what publishers say of a correction": "programs.published.published",
    "whether what is accredited is known": "programs.accredited.is_known",
    "what a local program names in vain": "programs.local.unknown",
}
# What waits for staff, in the order of the admin's home (careerguide/staff/queues.py).
QUEUES = (
    "careerguide.staff.reports.REPORTS",
    "careerguide.staff.awaiting.REVIEW",
    "guides.awaiting.SCHEDULED",
    "programs.queues.MOVED",
    "careerguide.staff.unchecked.UNCHECKED",
    "programs.queues.CONTRADICTIONS",
    "careerguide.staff.broken.BROKEN",
)
# Titles, names that providers gave, and names of schools: what is spelled wrong is looked for
# among their words (careerguide/words/lexicon.py). What is a school's name is never respelled.
TITLES = (
    "salaries.search.labels", "programs.named.field_labels", "certifications.search.labels",
)  # fmt: skip
LISTED = ("programs.named.listed_labels",)
NAMES = ("programs.named.school_names", "programs.named.school_aliases")
IS_SCHOOL = "programs.schoolnames.names_a_school"
SCHOOL_NEAR = "programs.schoolnames.school_near"
NEW_NAMES = ("programs.named.new_names",)
# Where each app names what the API has (careerguide/api/), in the order of its page.
API = (
    "programs.api", "salaries.api", "certifications.api", "plan.api", "careerguide.api.sources",
)  # fmt: skip
# What finds things by their titles in other languages (careerguide/words/titled.py).
TITLED = (
    "salaries.search.titled_jobs", "programs.named.titled_fields",
    "certifications.phrases.named_credentials",
)  # fmt: skip
# Whole tables kept as files to download, each by what writes it (careerguide/lists/prepared.py).
PREPARED = {
    "programs": "programs.prepared.PROGRAMS",
    "schools": "programs.prepared.SCHOOLS",
    "occupations": "salaries.prepared.OCCUPATIONS",
    "wages": "salaries.prepared.WAGES",
    "areas": "salaries.prepared.AREAS_TABLE",
    "certifications": "certifications.prepared.CERTIFICATIONS",
    "certification-fees": "certifications.prepared.FEES",
    "certification-requirements": "certifications.prepared.REQUIREMENTS",
    "certification-state-rules": "certifications.prepared.STATE_RULES",
    "certification-corrections": "certifications.prepared.TOLD",
    "aid": "programs.prepared.AID",
    "corrections": "programs.prepared.CORRECTIONS",
    "sources": "careerguide.releases.listed.SOURCES",
}
# What is held against the build before, whenever one is made (careerguide/releases/changes.py).
COMPARED = (
    "programs.compared.PROGRAMS", "programs.compared.SCHOOLS", "salaries.compared.OCCUPATIONS",
    "salaries.compared.WAGES",
)  # fmt: skip
