import csv
import gzip
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.folding import errors_allowed, nearest
from careerguide.lists.state import BadValue
from careerguide.places import find
from careerguide.places.find import Where, also_in, find_place, find_where
from careerguide.places.models import ZipCode
from careerguide.places.states import STATE_NAMES
from programs.models import Provider
from tests import raw
from tests.data import DATA

pytestmark = pytest.mark.django_db


class Published(NamedTuple):
    """A line of a publisher's file."""

    code: str
    place: str
    state: str
    latitude: float
    longitude: float


@cache
def published() -> tuple[Published, ...]:
    """The ZIP codes of both files, read plainly."""

    def lines() -> Iterator[Published]:
        with gzip.open(DATA / "geo/geonames_US_postal.txt.gz", "rt", encoding="utf-8") as stream:
            for line in stream:
                cell = line.split("\t")
                if cell[4]:
                    yield Published(cell[1], cell[2], cell[4], float(cell[9]), float(cell[10]))
        with (DATA / "geo/territory_zips.csv").open(encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                position = float(row["latitude"]), float(row["longitude"])
                yield Published(row["zip"], row["place"], row["state"], *position)

    return tuple(lines())


def middle(place: str, state: str) -> tuple[float, float]:
    """Of the ZIP codes that the file has under the name."""
    zips = [z for z in published() if (z.place, z.state) == (place, state)]
    assert zips, f"the file has no {place}, {state}"
    return sum(z.latitude for z in zips) / len(zips), sum(z.longitude for z in zips) / len(zips)


def test_a_zip_is_where_geonames_puts_it() -> None:
    place = find_place("01608")
    assert (place.label, place.state) == ("Worcester, MA 01608", "MA")
    assert (place.latitude, place.longitude) == pytest.approx((42.2625, -71.8027), abs=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "01608", " 01608 ", "01608-1234", "016081234", "01608 1234", "Worcester, MA 01608",
        "Worcester MA 01608-1234", "01608 Worcester", "100 Main St, Worcester, MA 01608",
        "Boston, MA 01608",
    ],
)  # fmt: skip
def test_a_zip_wins_over_what_is_written_beside_it(text: str) -> None:
    [zip_code] = [z for z in published() if z.code == "01608"]
    place = find_place(text)
    assert place.label == f"{zip_code.place}, {zip_code.state} {zip_code.code}"
    assert (place.latitude, place.longitude) == (zip_code.latitude, zip_code.longitude)


def test_beside_an_unknown_zip_the_name_is_read() -> None:
    assert find_place("Worcester, MA 99999").label == "Worcester, MA"


@pytest.mark.parametrize(
    ("text", "place", "state"),
    [
        # with its state, however that is written
        ("Worcester, MA", "Worcester", "MA"),
        ("worcester ma", "Worcester", "MA"),
        ("Worcester,MA", "Worcester", "MA"),
        ("WORCESTER , Mass.", "Worcester", "MA"),
        ("Worcester Massachusetts", "Worcester", "MA"),
        ("  Worcester   Massachusetts ", "Worcester", "MA"),
        ("Worcester, MA, USA", "Worcester", "MA"),
        ("100 Main Street, Worcester, MA", "Worcester", "MA"),
        ("Charleston West Virginia", "Charleston", "WV"),
        ("Kansas City Kansas", "Kansas City", "KS"),
        ("Albany, N.Y.", "Albany", "NY"),
        ("New York New York", "New York", "NY"),
        ("West New York", "West New York", "NJ"),
        ("Mount Vernon Washington", "Mount Vernon", "WA"),
        # abbreviations
        ("St. Louis, MO", "Saint Louis", "MO"),
        ("St.Louis", "Saint Louis", "MO"),
        ("Saint Louis", "Saint Louis", "MO"),
        ("Port St. Lucie", "Port Saint Lucie", "FL"),
        ("E. St. Louis, IL", "East Saint Louis", "IL"),
        ("Sault Ste. Marie, MI", "Sault Sainte Marie", "MI"),
        ("Ft. Worth, TX", "Fort Worth", "TX"),
        ("Fort Worth", "Fort Worth", "TX"),
        ("Mt. Pleasant, MI", "Mount Pleasant", "MI"),
        ("Pt. Pleasant, WV", "Point Pleasant", "WV"),
        ("N. Little Rock", "North Little Rock", "AR"),
        ("North Little Rock", "North Little Rock", "AR"),
        ("Colorado Spgs", "Colorado Springs", "CO"),
        # signs, accents, spaces
        ("O’Fallon, IL", "O Fallon", "IL"),
        ("O'Fallon, MO", "O Fallon", "MO"),
        ("Coeur d’Alene", "Coeur d'Alene", "ID"),
        ("Cañon City", "Canon City", "CO"),
        ("Española, NM", "Espanola", "NM"),
        ("Winston Salem", "Winston-Salem", "NC"),
        ("Winston-Salem, NC", "Winston-Salem", "NC"),
        ("Mc Allen TX", "Mcallen", "TX"),
        # other names
        ("Washington, D.C.", "Washington", "DC"),
        ("Washington DC", "Washington", "DC"),
        ("D.C.", "Washington", "DC"),
        ("New York City", "New York", "NY"),
        ("NYC", "New York", "NY"),
        ("Manhattan", "New York", "NY"),
        ("Manhattan, KS", "Manhattan", "KS"),
        ("Brooklyn", "Brooklyn", "NY"),
        ("The Bronx", "Bronx", "NY"),
        ("Philly", "Philadelphia", "PA"),
        ("Vegas", "Las Vegas", "NV"),
        ("St. Pete", "Saint Petersburg", "FL"),
        # words beside the name
        ("greater Boston area", "Boston", "MA"),
        ("Worcester city", "Worcester", "MA"),
        ("Salt Lake City", "Salt Lake City", "UT"),
        # territories
        ("San Juan, PR", "San Juan", "PR"),
        ("San Juan Puerto Rico", "San Juan", "PR"),
        ("Mayagüez", "Mayaguez", "PR"),
        ("Hagåtña, Guam", "Hagatna", "GU"),
        ("Saipan", "Saipan", "MP"),
        ("Pago Pago", "Pago Pago", "AS"),
        ("St. Thomas, U.S. Virgin Islands", "St Thomas", "VI"),
    ],
)
def test_a_town_is_understood_as_people_write_it(text: str, place: str, state: str) -> None:
    found = find_place(text)
    assert (found.label, found.state, found.respelled) == (f"{place}, {state}", state, "")
    assert (found.latitude, found.longitude) == pytest.approx(middle(place, state))
    assert find_where(text) == Where(found, "", "")


def test_every_town_and_zip_is_found_as_the_site_labels_it() -> None:
    places = {(z.place, z.state) for z in published()}
    for name, state in places:
        for text in (f"{name}, {state}", f"{name} {state}", f"{name} {STATE_NAMES[state]}".lower()):
            found = find_where(text).place
            assert found is not None, text
            assert (found.label, found.respelled) == (f"{name}, {state}", ""), text
    for one in published():
        label = f"{one.place}, {one.state} {one.code}"
        assert find_place(label).label == find_place(one.code).label == label


@pytest.mark.parametrize(
    ("zip_code", "state"), [("00926", "PR"), ("96910", "GU"), ("00802", "VI"), ("96799", "AS")]
)
def test_a_territorys_zip_is_known(zip_code: str, state: str) -> None:
    assert find_place(zip_code).state == state


def test_of_towns_with_one_name_the_one_with_most_zips_is_meant_and_named() -> None:
    by_state: dict[str, int] = {}
    for one in published():
        if one.place == "Springfield":
            by_state[one.state] = by_state.get(one.state, 0) + 1
    place = find_place("Springfield")
    assert by_state[place.state] == max(by_state.values())
    assert place.label == f"Springfield, {place.state}"
    assert find_place("springfield, ma").state == "MA"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("MA", "MA"), ("massachusetts", "MA"), ("Mass.", "MA"), (", MA", "MA"),
        ("Indiana", "IN"), ("Washington", "WA"), ("Wyoming", "WY"), ("Washington State", "WA"),
        ("LA", "LA"), ("Puerto Rico", "PR"), ("Guam", "GU"), ("American Samoa", "AS"),
        ("U.S. Virgin Islands", "VI"), ("District of Columbia", "DC"), ("West Virginia", "WV"),
    ],
)  # fmt: skip
def test_a_states_name_is_the_state(text: str, state: str) -> None:
    assert find_where(text) == Where(None, state, "")


def test_a_states_name_is_the_city_where_the_state_has_it() -> None:
    found = find_where("New York")
    assert (found.place and found.place.label, found.state) == ("New York, NY", "")


def test_a_whole_state_is_no_place_to_measure_from() -> None:
    with pytest.raises(BadValue, match="no single place for all of Massachusetts"):
        find_place("Massachusetts")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Worchester MA", "Worcester, MA"),
        ("Worchester", "Worcester, MA"),
        ("Pittsburg PA", "Pittsburgh, PA"),
        ("Cincinatti", "Cincinnati, OH"),
        ("Albuqerque", "Albuquerque, NM"),
        ("Philidelphia", "Philadelphia, PA"),
        ("Pheonix", "Phoenix, AZ"),
        ("St. Luois", "Saint Louis, MO"),
        ("New Yrok", "New York, NY"),
        ("Worcester Massachusets", "Worcester, MA"),
        ("Worcester, Masachusetts", "Worcester, MA"),
    ],
)
def test_typing_errors_are_put_right_and_said(text: str, label: str) -> None:
    found = find_place(text)
    assert (found.label, found.respelled) == (label, label)
    assert find_where(text) == Where(found, "", label)


@pytest.mark.parametrize(
    ("text", "state", "name"),
    [("Massachusets", "MA", "Massachusetts"), ("Pensylvania", "PA", "Pennsylvania")],
)
def test_typing_errors_in_a_states_name_are_put_right_and_said(
    text: str, state: str, name: str
) -> None:
    assert find_where(text) == Where(None, state, name)


def test_a_name_that_is_known_is_never_respelled() -> None:
    assert (find_place("Pittsburg").label, find_place("Huston").label) == (
        "Pittsburg, CA",
        "Huston, ID",
    )


@pytest.mark.parametrize(
    ("text", "state"), [("Brooklyn, MA", "MA"), ("Seattle, FL", "FL"), ("Worchester CT", "CT")]
)
def test_a_name_with_a_state_is_never_a_town_of_another(text: str, state: str) -> None:
    try:
        found = find_place(text).state
    except BadValue:
        return
    assert found == state


@given(st.sampled_from(published()), st.sampled_from(sorted(STATE_NAMES)))
@settings(max_examples=300, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_towns_name_with_any_state_stays_in_the_state(one: Published, state: str) -> None:
    try:
        found = find_where(f"{one.place}, {state}")
    except BadValue:
        return
    assert found.state == state or (found.place is not None and found.place.state == state)


@pytest.mark.parametrize(
    "text",
    [
        "", ",", "00000", "99999-9999", "٠١٦٠٨", "Worcester, ZZ", "Worcester ZZ", "%",
        "_orcester", "W%", "'", "Worcester, Narnia", "Wagadugu County", "nowhere at all", "xyzzy",
        "asdf", "1608", "Nowhereville, MA",
    ],
)  # fmt: skip
def test_a_place_nobody_knows_is_said_to_be_unknown(text: str) -> None:
    for ask in (find_place, find_where):
        with pytest.raises(BadValue, match="We know no"):
            ask(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Worcester County", "Worcester, MA"),
        ("Worcester County, Massachusetts", "Worcester, MA"),
        ("worcester county md", "Ocean City, MD"),
        ("King County", "Seattle, WA"),
        ("Orleans Parish", "New Orleans, LA"),
        ("Bronx County NY", "Bronx, NY"),
        ("County of Los Angeles", "Los Angeles, CA"),
        ("condado de Harris", "Houston, TX"),
        ("Broward", "Fort Lauderdale, FL"),
        ("Maricpa County", "Phoenix, AZ"),
        ("Hilsborough County FL", "Tampa, FL"),
    ],
)
def test_a_county_is_its_largest_town_and_that_is_said(text: str, label: str) -> None:
    found = find_where(text)
    assert found.place is not None
    assert (found.place.label, found.respelled) == (label, label)


def test_a_county_that_several_states_have_says_so() -> None:
    assert "Florida" in also_in(find_place("Orange County"))


NAMES = st.sampled_from(published()).map(lambda one: one.place)
ENDS = st.sampled_from(["", ", ", " MA", ", Ohio", " 01608", " area", "USA", "St ", "'", "é"])


@given(st.one_of(st.text(max_size=60), st.lists(st.one_of(NAMES, ENDS), max_size=5).map("".join)))
@settings(max_examples=500, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_text_is_a_place_a_state_or_a_sentence_and_asks_the_database_nothing(text: str) -> None:
    find_place("01608")
    with CaptureQueriesContext(connection) as asked:
        try:
            found = find_where(text)
        except BadValue:
            found = None
    # Now and then it is asked whether the data is still the same.
    assert not [query for query in asked if ZipCode._meta.db_table in query["sql"]]
    if found:
        assert (found.place is None) == (found.state in STATE_NAMES)


@pytest.mark.parametrize(("letters", "errors"), [(3, 0), (4, 1), (6, 1), (7, 2), (10, 2), (11, 3)])
def test_longer_names_may_have_more_typing_errors(letters: int, errors: int) -> None:
    assert errors_allowed(letters) == errors


def test_two_letters_exchanged_are_one_error() -> None:
    assert nearest("bosotn", ["boston", "bolton", "austin"]) == {"boston": 1}


def test_a_place_is_looked_up_again_when_the_data_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    build = ["one"]
    for memory in (find.gazetteer, find._read):
        monkeypatch.setattr(memory, "_until", lambda: build[0])
    before = find_place("01608")
    ZipCode.objects.filter(code="01608").update(place="Elsewhere")
    assert find_place("01608") == before
    build[0] = "two"
    assert find_place("01608").label == "Elsewhere, MA 01608"


def test_schools_are_where_the_directory_puts_them() -> None:
    listed = Provider.objects.filter(release__source="ipeds-hd")
    held = listed.values_list("pk", "latitude", "longitude")
    assert {pk: (lat, lon) for pk, lat, lon in held} == {
        unitid: tuple(float(row[c]) if row[c] else None for c in ("LATITUDE", "LONGITUD"))
        for unitid, row in raw.directory().items()
    }


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Dallas/Fort Worth", "Dallas, TX"), ("Minneapolis-St. Paul", "Minneapolis, MN"),
        ("Boston-Cambridge-Newton, MA-NH", "Boston, MA"),
        ("Nashville-Davidson--Murfreesboro--Franklin, TN", "Nashville, TN"),
    ],
)  # fmt: skip
def test_of_towns_named_together_the_first_is_taken_and_said(text: str, label: str) -> None:
    assert (find_place(text).label, find_place(text).respelled) == (label, label)


@pytest.mark.parametrize("text", ["Winston-Salem, SC", "King And Queen Court House, VI"])
def test_a_part_of_a_towns_name_is_no_town_of_another_state(text: str) -> None:
    with pytest.raises(BadValue):
        find_place(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("(77002)", "Houston, TX 77002"), ("77002-", "Houston, TX 77002"),
        ("Cambridge, MA, 02139, USA", "Cambridge, MA 02139"), ("in Houston", "Houston, TX"),
        ("cerca de Boston", "Boston, MA"), ("zip code 77002", "Houston, TX 77002"),
    ],
)  # fmt: skip
def test_signs_and_words_around_a_place_are_not_of_it(text: str, label: str) -> None:
    assert find_place(text).label == label


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("State of Ohio", "OH"), ("Western Mass", "MA"), ("Southern California", "CA"),
        ("Carolina del Norte", "NC"), ("in Indiana", "IN"), ("California, CA", "CA"),
    ],
)  # fmt: skip
def test_a_part_of_a_state_or_its_name_in_other_words_is_the_state(text: str, state: str) -> None:
    assert find_where(text).state == state


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Springfield", "The name is also in Massachusetts, Missouri and"),
        ("Springfield, MA", ""),
        ("Springfield Ohio", ""),
        ("01103", ""),
        ("Worcester", ""),  # three villages elsewhere are a long way behind
    ],
)
def test_a_name_of_several_large_towns_says_so_where_no_state_is_typed(
    typed: str, said: str
) -> None:
    found = also_in(find_place(typed))
    assert found.startswith(said)
    assert bool(found) is bool(said)


@pytest.mark.parametrize("text", ["near me", "cerca de mí", "Around me"])
def test_where_the_reader_is_names_no_state(text: str) -> None:
    """“Me” is no Maine, “mi” no Michigan."""
    with pytest.raises(BadValue):
        find_where(text)
