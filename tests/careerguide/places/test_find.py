import pytest

from careerguide.lists.state import BadValue
from careerguide.places.find import find_place
from careerguide.places.models import ZipCode
from programs.models import Provider
from tests import raw

pytestmark = pytest.mark.django_db


def test_a_zip_is_where_geonames_puts_it() -> None:
    place = find_place("01608")
    assert (place.label, place.state) == ("Worcester, MA 01608", "MA")
    assert (place.latitude, place.longitude) == pytest.approx((42.2625, -71.8027), abs=0.01)


def test_a_town_is_the_middle_of_its_zips() -> None:
    zips = ZipCode.objects.filter(place="Worcester", state="MA")
    middle = sum(z.latitude for z in zips) / len(zips)
    assert len(zips) > 3
    assert find_place("Worcester, MA").latitude == pytest.approx(middle)


def test_of_towns_with_one_name_the_one_with_most_zips_is_meant_and_named() -> None:
    by_state: dict[str, int] = {}
    for state in ZipCode.objects.filter(place="Springfield").values_list("state", flat=True):
        by_state[state] = by_state.get(state, 0) + 1
    most = max(by_state.values())
    place = find_place("Springfield")
    assert by_state[place.state] == most
    assert place.label == f"Springfield, {place.state}"
    assert find_place("springfield, ma").state == "MA"


@pytest.mark.parametrize(
    "text",
    ["", ",", ", MA", "00000", "99999-9999", "٠١٦٠٨", "Worcester, ZZ", "%", "_orcester", "W%", "'"],
)
def test_a_place_nobody_knows_is_said_to_be_unknown(text: str) -> None:
    with pytest.raises(BadValue, match="We know no"):
        find_place(text)


def test_a_place_is_looked_up_again_when_the_data_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    build = ["one"]
    monkeypatch.setattr(find_place, "_until", lambda: build[0])
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
