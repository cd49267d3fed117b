from collections import Counter

import pytest

from careerguide.releases.mending import mended, web_address

LOST = "\N{REPLACEMENT CHARACTER}"


def ignore(_what: str) -> None:
    pass


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("FCAW 3G & 4G 1/8&quot combo", 'FCAW 3G & 4G 1/8" combo'),
        ("groove 1&quot; plate", 'groove 1" plate'),
        ("Arts &amp; Crafts", "Arts & Crafts"),
        ("CompTIA&#153; A+", "CompTIA™ A+"),
        ("Texas A&M, AT&T and Fish&chips", "Texas A&M, AT&T and Fish&chips"),
        ("Printing &copying", "Printing &copying"),
        ("cut short 1/4&a", "cut short 1/4&a"),
        (f"Commercial Driver{LOST}s License", "Commercial Driver’s License"),
        (f"Specialist {LOST} Word", "Specialist – Word"),
        (f"(CCMA){LOST}and Records", "(CCMA) and Records"),
        (f"{LOST}HVAC certification{LOST}", "HVAC certification"),
        ("Nurse\u00e2\u20ac\u2122s aide", "Nurse’s aide"),
        ("Nurse\u0092s aide", "Nurse’s aide"),
        ("Dise\u00f1o, Caf\u00e9", "Diseño, Café"),
        ("Dise\u00c3\u00b1o", "Diseño"),
        ("a\x00b", "a b"),
        ("", ""),
    ],
)
def test_a_name_is_mended_where_the_right_form_is_sure(published: str, name: str) -> None:
    assert mended(published, ignore) == name


@pytest.mark.parametrize(
    ("published", "address"),
    [
        ("www.madeup.example/", "https://www.madeup.example"),
        ("http://madeup.example/a?b=1&poid=2", "http://madeup.example/a?b=1&poid=2"),
        ("https://madeup.example/a?b=1&amp;c=2", "https://madeup.example/a?b=1&c=2"),
        ("http:/madeup.example", "http://madeup.example"),
        ("http.www.madeup.edu/x.html", "http://www.madeup.edu/x.html"),
        ("http:www.madeup.eduWelderCertificate.htm", "http://www.madeup.edu"),
        ("https://a.example/ and https://b.example/x", "https://a.example"),
        ("www.a.example/b#location=West Palm Beach, FL", "https://www.a.example/b"),
        ("A program, from Some.Words of a page (madeup.edu)", "https://madeup.edu"),
        ("someone@madeup.example", ""),
        ("https://someone@madeup.example/", ""),
        ("javascript:alert(1)", ""),
        ("In Progress", ""),
        ("0", ""),
        ("", ""),
    ],
)
def test_an_address_is_mended_or_left_out(published: str, address: str) -> None:
    assert web_address(published, ignore) == address


def test_each_mend_is_counted_and_nothing_else() -> None:
    counted: Counter[str] = Counter()

    def note(what: str) -> None:
        counted[what] += 1

    for name in ("1&quot x", "2&quot; y", "A&M", f"Driver{LOST}s", "Café", ""):
        mended(name, note)
    for cell in ("www.a.example", "https://b.example/", "http:/c.example", "none", ""):
        web_address(cell, note)
    assert sorted(counted.values()) == [1, 1, 1, 2]
