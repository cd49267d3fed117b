"""Local programs beside the catalogue: what is wrong with one, and what its page shows."""

from django.utils.translation import gettext as _

from careerguide.columns import store
from programs.catalog import Catalog, built
from programs.models import FieldOfStudy, LocalProgram, Program, Provider
from programs.rules.codes import Origin
from programs.rules.ids import LOCAL_PROGRAM, is_local


def unknown(program: LocalProgram) -> dict[str, str]:
    """By field, what a local program names that the data in use do not have."""
    try:
        known = built()
    except store.NoData:
        return {}
    wrong = {}
    if program.unitid and known.provider_at(program.unitid) is None:
        wrong["unitid"] = _("No school of the data in use has this number.")
    if program.field and program.field not in known.field_at:
        wrong["field"] = _("No program of the data in use is in this field.")
    wages = known.wages
    lost = [soc for soc in program.occupations.split() if wages.code_of(soc) not in wages.code_at]
    if lost:
        wrong["occupations"] = _("Wages have no occupation %s.") % ", ".join(lost)
    return wrong


def local_row(number: int) -> LocalProgram | None:
    """The row of a local program's key; None where there is none, and for imported ones."""
    if not is_local(number):
        return None
    rows = LocalProgram.objects.select_related("provider")
    return rows.filter(pk=number - LOCAL_PROGRAM).first()


def as_program(local: LocalProgram, known: Catalog, row: int) -> Program:
    """A local program with its provider as pages show imported ones: from columns, never saved."""
    field = known.field_codes[at] if (at := int(known.field[row])) >= 0 else None
    wages = known.wages
    figures = {
        f.name: value
        for f in Program._meta.concrete_fields
        if f.name in known.columns and f.name not in TEXTS
        if (value := known[f.name][row].item()) >= 0
    }
    area, paid, job = (int(known[name][row]) for name in ("area", "pay_area", "occupation"))
    program = Program(
        id=local.number,
        origin=Origin.LOCAL,
        name=local.name,
        area_code=wages.areas[area].code if area >= 0 else "",
        pay_area=wages.areas[paid].code if paid >= 0 else "",
        occupation=wages.codes[job] if job >= 0 else "",
        **{name: value for name, value in figures.items() if name != "origin"},
    )
    program.provider = _provider(local, known, int(known.provider[row]))
    program.field = FieldOfStudy.objects.filter(pk=field).first() if field else None
    return program


TEXTS = ("id", "provider", "field", "occupation", "pay_area", "name", "credential")


def _provider(local: LocalProgram, known: Catalog, at: int) -> Provider:
    if local.provider is None:
        rows = Provider.objects.select_related("service", "closure")
        return rows.get(pk=local.unitid or 0)
    school = local.provider
    return Provider(
        id=school.number,
        kind=Provider.Kind.INSTITUTION,
        name=school.name,
        address=school.address,
        city=known["provider_cities"][at],
        state=known["provider_states"][at],
        zip=school.zip,
        control=school.control,
        website=school.website,
        phone="",
    )
