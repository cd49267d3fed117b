"""States by postal code, and distances."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_MILES = 3958.8
"""Mean radius of the earth (IUGG 6371.0 km)."""

# postal code, FIPS, name; the nation's parts in which a program or wage area can be.
_STATES = """AL 01 Alabama|AK 02 Alaska|AZ 04 Arizona|AR 05 Arkansas|CA 06 California|CO 08 Colorado
CT 09 Connecticut|DE 10 Delaware|DC 11 District of Columbia|FL 12 Florida|GA 13 Georgia|HI 15 Hawaii
ID 16 Idaho|IL 17 Illinois|IN 18 Indiana|IA 19 Iowa|KS 20 Kansas|KY 21 Kentucky|LA 22 Louisiana
ME 23 Maine|MD 24 Maryland|MA 25 Massachusetts|MI 26 Michigan|MN 27 Minnesota|MS 28 Mississippi
MO 29 Missouri|MT 30 Montana|NE 31 Nebraska|NV 32 Nevada|NH 33 New Hampshire|NJ 34 New Jersey
NM 35 New Mexico|NY 36 New York|NC 37 North Carolina|ND 38 North Dakota|OH 39 Ohio|OK 40 Oklahoma
OR 41 Oregon|PA 42 Pennsylvania|RI 44 Rhode Island|SC 45 South Carolina|SD 46 South Dakota
TN 47 Tennessee|TX 48 Texas|UT 49 Utah|VT 50 Vermont|VA 51 Virginia|WA 53 Washington
WV 54 West Virginia|WI 55 Wisconsin|WY 56 Wyoming|AS 60 American Samoa
FM 64 Federated States of Micronesia|GU 66 Guam|MH 68 Marshall Islands
MP 69 Northern Mariana Islands|PW 70 Palau|PR 72 Puerto Rico|VI 78 Virgin Islands"""

_ROWS = [row.split(" ", 2) for line in _STATES.split("\n") for row in line.split("|")]
STATE_NAMES = {code: name for code, _fips, name in sorted(_ROWS, key=lambda row: row[2])}
STATE_FIPS = {code: fips for code, fips, _name in _ROWS}
STATE_BY_NAME = {name.lower(): code for code, name in STATE_NAMES.items()}


def state_code(text: str) -> str | None:
    """“MA”, “ma” or “Massachusetts” as MA; None for anything else."""
    shown = text.strip()
    return shown.upper() if shown.upper() in STATE_NAMES else STATE_BY_NAME.get(shown.lower())


def miles(
    latitude: float, longitude: float, latitudes: ArrayLike, longitudes: ArrayLike
) -> NDArray[np.float64]:
    """Great-circle distances in miles from one point (degrees), by the haversine formula."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    lats, lons = np.radians(latitudes), np.radians(longitudes)
    chord = np.sin((lats - lat) / 2) ** 2
    chord = chord + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    distance = 2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return np.asarray(distance, dtype=np.float64)
