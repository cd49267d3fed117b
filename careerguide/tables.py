"""Under which heading each table stands in the admin; one that is not named, with its app's."""

from django.utils.translation import gettext_lazy as _

TABLES = (
    (
        _("Corrections and additions"),
        (
            "programs.ProgramCorrection", "programs.ProviderCorrection", "programs.LocalProvider",
            "programs.LocalProgram", "programs.ProgramAccreditation",
        ),
    ),
    (
        _("Certifications"),
        (
            "certifications.Certification", "certifications.Fee", "certifications.Organization",
            "certifications.Requirement", "certifications.StateRequirement",
            "certifications.Exam", "certifications.PassRate",
            "certifications.Renewal", "certifications.Preparation",
            "certifications.OpensOccupation", "certifications.LadderStep",
            "certifications.ApprenticeRoute", "certifications.TestedCode",
            "certifications.CodeSystem", "certifications.SurveyPay", "certifications.Correction",
            "certifications.Setting", "certifications.JobFamily",
        ),
    ),
    (
        _("Guides and words"),
        (
            "paths.Guide", "paths.Section", "paths.Item", "paths.Question",
            "programs.PlainTitle", "core.Synonym", "core.Translation",
        ),
    ),
    (
        _("Aid, licenses and what programs are for"),
        ("programs.AidProgram", "programs.License", "programs.FurtherTraining"),
    ),
    (
        _("Wages: notes and local surveys"),
        ("salaries.WageNote", "salaries.LocalSurvey", "salaries.LocalWage"),
    ),
    (
        _("Readers and links"),
        ("staff.ReaderReport", "staff.LinkAnswer"),
    ),
    (
        _("Published: programs and schools (read only)"),
        (
            "programs.Program", "programs.Provider", "programs.Flag", "programs.FieldOfStudy",
            "programs.FieldOccupation", "programs.YearPrice", "programs.ProgramYearPrice",
            "programs.Outcome", "programs.EarningsByYear", "programs.SchoolOutcome",
            "programs.Completion", "programs.Closure", "programs.InstitutionService",
            "programs.StateListedProgram",
        ),
    ),
    (
        _("Published: occupations and wages (read only)"),
        (
            "salaries.Occupation", "salaries.Area", "salaries.Wage", "salaries.IndustryWage",
            "salaries.Projection", "salaries.PriceParity", "salaries.RelatedOccupation",
            "salaries.OccupationTitle", "salaries.Combination", "salaries.Attainment",
            "salaries.RequiredEducation", "salaries.JobZone", "salaries.Interest",
            "salaries.Task", "salaries.Skill", "salaries.ReportedTitle",
            "salaries.Technology", "salaries.Apprenticeship",
        ),
    ),
    (
        _("Loads, places and older articles (read only)"),
        (
            "core.Release", "core.Reject", "core.DataVersion", "core.BuildChange",
            "core.ZipCode", "core.CountyArea",
            "paths.Article", "paths.SourceFact", "paths.OlderWage",
        ),
    ),
    (
        _("What staff changed"),
        ("core.Proposal", "core.ChangeSet", "core.Revision", "core.ImportJob", "core.FileRow"),
    ),
    (
        _("Accounts"),
        (
            "auth.User", "auth.Group", "otp_totp.TOTPDevice", "otp_static.StaticDevice",
            "core.Attempt",
        ),
    ),
)  # fmt: skip
