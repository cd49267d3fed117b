"""What is said of a program's figures and beside them: notes, reasons, names."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from careerguide.lists.columns import DOLLARS, MONTHS, Fact
from careerguide.pages.labels import translated
from careerguide.pages.numbers import about_dollars, about_months, count, spelled
from programs.corrected import checked_briefly, checked_price
from programs.rules.codes import (
    ESTIMATED_LENGTHS,
    LengthBasis,
    Missing,
    PriceBasis,
    Standing,
)
from programs.rules.ids import LOCAL_PROVIDER
from programs.rules.lengths import ACADEMIC_YEARS
from programs.rules.prices import LISTED_YEARS


def of_provider(name: str) -> Any:
    """A text that the store has for each provider."""
    return lambda writer, fact: writer.catalog[name][fact["provider_at"]]


def miles_away(distance: float | None) -> str:
    """“7 mi”; "" where the distance is not known."""
    return "" if distance is None else _("%(n)s mi") % {"n": f"{distance:.0f}"}


def status(writer: Any, fact: Fact) -> str:
    """Whether the school is open; of a closed one also when it closed, and who says so."""
    code = fact["school_status"]
    if code == Standing.CLOSED:
        when, who = of_provider("provider_closed")(writer, fact)
        # NOT_LISTED stands there for a school that no day is known of.
        return _("closed, as %(who)s says: %(when)s") % {"who": who, "when": translated(when)}
    words: str = writer.labels(Standing)[code]
    return words


def unitid(writer: Any, fact: Fact) -> int | None:
    """Of an institution: a state's list has numbers of its own."""
    number: int = writer.catalog["provider_ids"][fact["provider_at"]]
    return None if writer.is_listed(fact) or number > LOCAL_PROVIDER else number


def cip(writer: Any, fact: Fact) -> str | None:
    """The field's code, such as 51.0713; None for a listing without one."""
    return writer.catalog.field_codes[fact["field_at"]] if fact["field_at"] >= 0 else None


def price(writer: Any, fact: Fact) -> str:
    """What is typical; an estimate as “about”. The whole range where nothing is typical.

    “Up to” says as much of an estimate's one end.
    """
    text = price_alone(writer, fact)
    one_end = fact["price_typical"] is None and fact["price_low"] is None
    return about(text) if text and is_estimated(fact) and not one_end else text


def price_alone(_writer: Any, fact: Fact) -> str:
    """The same without “about”."""
    typical = fact["price_typical"]
    if typical is None:
        return DOLLARS.span(fact["price_low"], fact["price_high"])
    return about_dollars(typical) if is_estimated(fact) else DOLLARS.write(typical)


def about(text: str) -> str:
    """An estimate of ours."""
    return _("about %(figure)s") % {"figure": text}


def is_estimated(fact: Fact) -> bool:
    """Whether the price is reckoned from that of one year."""
    return bool(fact["price_basis"] == PriceBasis.YEAR_ESTIMATE)


def price_range(_writer: Any, fact: Fact) -> str:
    """From low to high, beneath what is typical; "" where that is all there is."""
    if fact["price_typical"] is None or fact["price_low"] == fact["price_high"]:
        return ""
    return DOLLARS.span(fact["price_low"], fact["price_high"])


def price_note(writer: Any, fact: Fact) -> str:
    """The range, what the price rests on, and whose it is."""
    basis = checked_price(fact) or writer.notes(PriceBasis)[fact["price_basis"]]
    return ", ".join(filter(None, (price_range(writer, fact), basis, writer.residency_of(fact))))


def price_rests_on(writer: Any, fact: Fact) -> str | None:
    """What is typical of a price rests on, in words; None where nothing is."""
    if fact["price_typical"] is None:
        return None
    if not is_estimated(fact):
        basis: str = writer.labels(PriceBasis)[fact["price_basis"]]
        return basis
    return years_words(fact["award_level"])


def years_words(level: int) -> str:
    """By which figure one year's price is multiplied for what is typical; "" where by none."""
    if level in LISTED_YEARS:
        years = LISTED_YEARS[level]
        said = _("%(years)s times one year’s price, as the middle of %(n)s programs of this award")
        return said % {"years": f"{years.typical:g}", "n": count(years.programs)}
    if level in ACADEMIC_YEARS:
        said = _("%(years)s academic years, by the definition of the award")
        return said % {"years": spelled(ACADEMIC_YEARS[level])}
    return ""


def length(writer: Any, fact: Fact) -> str:
    """What is typical; an estimate as “about”. The whole range where nothing is typical."""
    text = length_alone(writer, fact)
    return about(text) if text and fact["length_basis"] in ESTIMATED_LENGTHS else text


def length_alone(_writer: Any, fact: Fact) -> str:
    """The same without “about”."""
    typical = fact["months_typical"]
    if typical is None:
        return MONTHS.span(fact["months_low"], fact["months_high"])
    write = about_months if fact["length_basis"] in ESTIMATED_LENGTHS else MONTHS.write
    return write(typical)


def length_range(_writer: Any, fact: Fact) -> str:
    """From low to high, beneath what is typical; "" where that is all there is."""
    if fact["months_typical"] is None or fact["months_low"] == fact["months_high"]:
        return ""
    return MONTHS.span(fact["months_low"], fact["months_high"])


def length_note(writer: Any, fact: Fact) -> str:
    """The range, what the length rests on, and of how many programs that report theirs."""
    basis = writer.notes(LengthBasis)[fact["length_basis"]]
    if fact["length_basis"] == LengthBasis.AWARD_LEVEL and fact["months_typical"] is None:
        basis = str(_("by the definition of the award"))
    told = (length_range(writer, fact), basis, of_reports(length_reports(writer, fact)))
    return ", ".join(filter(None, told))


def length_reports(writer: Any, fact: Fact) -> int | None:
    """How many programs that report their length an estimate rests on; None for none."""
    if fact["length_basis"] not in ESTIMATED_LENGTHS or fact["months_typical"] is None:
        return None
    usual = writer.catalog.usual_length(fact["row"])
    return usual.programs if usual else None


def of_reports(programs: int | None) -> str:
    """“of 23 programs that report it”; "" for None."""
    if programs is None:
        return ""
    words = ngettext(
        "of %(n)s program that reports it", "of %(n)s programs that report it", programs
    )
    return words % {"n": count(programs)}


def why_no_price(writer: Any, fact: Fact) -> str:
    """The builder's reason for an unknown price, or that it is not reported."""
    return writer.labels(Missing)[fact["price_missing"]] or str(_("not reported"))


def why_no_usual_price(writer: Any, fact: Fact) -> str:
    """Why nothing leads a price: it is not known, or only its range is."""
    if fact["price_high"] is None:
        return why_no_price(writer, fact)
    return _("no usual price is known: it lies in the range")


def why_no_usual_length(_writer: Any, fact: Fact) -> str:
    """The same of a length."""
    if fact["months_high"] is None:
        return _("not reported")
    return _("no usual length is known: it lies in the range")


def whose_price(writer: Any, fact: Fact) -> str:
    """That editors checked it; whose it is where it is not that of the reader's own residency."""
    whose = writer.residency_of(fact) if writer.residency_of(fact) != writer.residency else ""
    return ", ".join(filter(None, (checked_briefly(writer, fact), whose)))


def would_pay(_writer: Any, fact: Fact) -> str:
    """What the reader would pay once aid by rule is granted, from what it is with aid by need."""
    if fact["you_pay_if"] is None:
        return ""
    return DOLLARS.span(fact["you_pay_low"], fact["you_pay_if"])


def aid_named(writer: Any, fact: Fact) -> str:
    """What the least and the most rest on: “if MassEducate”, “from $900 if full Pell”."""
    if fact["you_pay_if"] is None:
        return ""
    rule, need = writer.aid_by(fact), fact["you_pay_low"] < fact["you_pay_if"]
    said = [_("if %(aid)s") % {"aid": rule}] if rule else []
    if need:
        said.append(_("%(least)s with the most need-based aid") % {
            "least": DOLLARS.write(fact["you_pay_low"])})  # fmt: skip
    return ", ".join(said) or str(_("no aid known that lowers it by rule"))


def lowered(writer: Any, fact: Fact) -> tuple[str, str]:
    """What is left with aid, and which: “$0”, “MassEducate”, else “from $900”, “full Pell”; "" and
    "" where no aid is known to lower it."""
    with_rule, least, sticker = fact["you_pay_if"], fact["you_pay_low"], fact["price_high"]
    if sticker is None or with_rule is None:
        return "", ""
    write = about_dollars if is_estimated(fact) else DOLLARS.write
    if rule := writer.aid_by(fact):
        return write(with_rule), rule
    if least < with_rule:
        return _("from %(sum)s") % {"sum": write(least)}, writer.by_need
    return "", ""


def left_with_aid(writer: Any, fact: Fact) -> str:
    """“$0”, else “from $900”; "" where no aid is known to lower the price."""
    return lowered(writer, fact)[0]


def with_which_aid(writer: Any, fact: Fact) -> str:
    """“if MassEducate”, else “if full Pell”: no sum stands without it."""
    aid = lowered(writer, fact)[1]
    return _("if %(aid)s") % {"aid": aid} if aid else ""


def briefly_paid(writer: Any, fact: Fact) -> str:
    """“$0 if MassEducate”, else “from $900 if full Pell”; "" where no aid is known to lower it."""
    left, aid = lowered(writer, fact)
    return _("%(sum)s if %(aid)s") % {"sum": left, "aid": aid} if left else ""


def no_aid(_writer: Any, fact: Fact) -> str:
    """That no aid is known to lower the price; "" where that is not known either."""
    return "" if fact["price_high"] is None else pgettext("aid", "none known")


def briefly_no_price(writer: Any, fact: Fact) -> str:
    """The same reason in few words."""
    return writer.notes(Missing)[fact["price_missing"]] or str(_("not reported"))
