"""Readers and programs drawn at random: what each aid would give, and what is left to pay."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from urllib.parse import urlencode

from tests.verify import aid, words
from tests.verify.expected import Expected
from tests.verify.markup import Node, Page
from tests.verify.programpages import bill as figures
from tests.verify.programs import Program
from tests.verify.releases import DATA, records
from tests.verify.report import Report
from tests.verify.server import Site

WHAT = "what readers would pay"
IF, ASK, NO = "if granted", "ask", "does not apply"
SURE = "applies"
NOTHING_SURE = "Nothing is certain before somebody decides"


def draw(random: Random, expected: Expected, times: int) -> list[tuple[Program, dict[str, str]]]:
    """Programs with readers who say about half of what they could; half of a state with rules."""
    ids = sorted(expected.programs.by_id)
    states = sorted({row["state"] for row in aid.rules() if row["state"] != "US"})
    found = []
    for at in range(times):
        program = expected.programs.by_id[random.choice(ids)]
        if at % 2:
            program = random.choice(expected.programs.of_state[random.choice(states)])
        said = aid.draw(random) | aid.draw(random)
        if random.random() < 0.3:
            said["work"] = random.choice(("employed", "part-time", "unemployed"))
        found.append((program, said))
    return found


def check(site: Site, expected: Expected, random: Random, times: int, report: Report) -> None:
    """The bill on each program's page, and a line for every aid that is not refused."""
    for program, said in draw(random, expected, times):
        address = f"/programs/{program.id}/?{urlencode(said)}"
        try:
            page = Page(site.page(address))
            _check_page(page, program, said, address, report)
        except (LookupError, ValueError, OSError) as error:
            report.differ(f"{WHAT}: layout", address, "a bill", error)


def _check_page(
    page: Page, program: Program, said: Mapping[str, str], address: str, report: Report
) -> None:
    shown = {label: node.text(frozenset({"sub"})) for label, node in page.figures().items()}
    for label, value in figures(program, dict(said)):
        report.check(f"{WHAT}: {label}", address, value, shown.get(label, ""))
    section = next(n for n in page.main.all("section") if n.attributes.get("id") == "pays")
    told = section.text()
    price = aid.sticker(program, "in_state")
    if price is not None:
        sure = price - (aid.bill(program, price, program.school.state, said).high or 0)
        wanted_words = f"Certain: {words.dollars(sure)} are taken off." if sure else NOTHING_SURE
        shown_words = NOTHING_SURE if NOTHING_SURE in told else told
        report.check(f"{WHAT}: what is certain", address, wanted_words, shown_words)
    got = _lines(section)
    wanted = lines(program, said)
    for name in wanted.keys() | got.keys():
        status, amount = wanted.get(name, (NO, ""))
        served, sum_of = got.get(name, (NO, ""))
        report.check(f"{WHAT}: which aid applies", f"{address} {name}", status, served.lower())
        if status == served.lower() and amount is not None:
            report.check(f"{WHAT}: what an aid gives", f"{address} {name}", amount, sum_of)


def _lines(section: Node) -> dict[str, tuple[str, str]]:
    """Each aid on the page by name: whether it applies, and what it gives."""
    found = {}
    for row in section.all("tr"):
        cells = [n for n in row.inside if isinstance(n, Node) and n.tag in ("td", "th")]
        if len(cells) == 4 and cells[1].tag == "td":
            status = cells[1].text(frozenset({"sub"}))
            found[cells[0].text()] = status, cells[2].value
    return found


def lines(program: Program, said: Mapping[str, str]) -> dict[str, tuple[str, str | None]]:
    """By name, every aid of the nation and the program's state that is not refused: whether it
    applies, and what it takes off or, where somebody decides, the most of it."""
    price = aid.sticker(program, "in_state")
    counted = {row["key"]: row for row in aid.rules()}
    found: dict[str, tuple[str, str | None]] = {}
    low = None if price is None else Fraction(price)
    if_met = low
    rows = sorted(_running(), key=lambda row: (int(row["stacking"]), row["key"]))
    for row in rows:
        if row["state"] not in ("US", program.school.state):
            continue
        fits = aid.fits(row, program, program.school.state)
        if fits is False or aid.refused(row, said):
            continue
        limit = aid.limit(row, program)
        takes = row["key"] in counted and fits and limit is not None and price is not None
        status = ASK
        sure = row["confidence"] != "low" and row["kind"] in aid.CAN_LOWER
        if fits and sure and row["decides"] != "discretion":
            by_rule_alone = row["decides"] == "rule" and aid.settled(row, said)
            status = SURE if by_rule_alone else IF
        if takes and status != ASK and low is not None and if_met is not None:
            less = low - aid.left_after(row, program, price or 0, low, limit)
            by_rule = Fraction(0)
            if row["decides"] == "rule":
                by_rule = if_met - aid.left_after(row, program, price or 0, if_met, limit)
            low, if_met = low - less, if_met - by_rule
            found[row["name"]] = status, _takes_off(min(less, by_rule), max(less, by_rule))
        elif row["amount_max"] and row["kind"] in aid.CAN_LOWER and limit is not None:
            found[row["name"]] = status, f"up to {words.dollars(int(limit))}"
        else:
            yearly = row["amount_max"]
            said_of_year = f"up to {words.dollars(int(yearly))} a year" if yearly else ""
            found[row["name"]] = status, said_of_year
    return found


def _takes_off(least: Fraction, most: Fraction) -> str:
    if not most:
        return "nothing is left for it"
    sum_of = words.dollars(int(most))
    return sum_of if least == most else f"up to {sum_of}"


def _running() -> list[aid.Rule]:
    """Every row that may stand on a bill: neither over nor of no program."""
    return [
        row
        for row in records(DATA / "aid" / "programs.csv")
        if row["not_of_programs"] != "yes" and row["kind"] != "information" and not aid.is_past(row)
    ]
