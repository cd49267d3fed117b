"""The pages that the browser tests and the benchmark visit: every template, full and empty."""

PAGES = [
    "/",
    "/?q=medical+coder&near=01608",
    "/?q=zzz&near=00000",
    "/programs/",
    "/programs/?q=medical+coder&state=MA&p=167905-51.0713-21&p=166133-51.0714-21",
    "/programs/?q=zzzz&state=MA&cost_max=cheap&near=nowhere",
    "/programs/?state=MA&view=plot",
    "/programs/167905-51.0713-21/",
    "/programs/tx-32211/",
    "/programs/compare/?p=167905-51.0713-21&p=166133-51.0714-21&p=165802-51.0713-2",
    "/salaries/",
    "/salaries/29-2072/",
    "/salaries/29-2072/14460/",
    "/salaries/29-2072/25/",
    "/certifications/",
    "/certifications/?focus=coding&exam_max=lots&c=cpc&c=cca",
    "/certifications/cpc/?near=01608",
    "/certifications/compare/?c=cpc&c=cca&c=cbcs",
    "/paths/",
    "/paths/medical-coder-massachusetts/?near=01103",
    "/paths/medical-coder-or-biller/?state=TX",
    "/paths/older-articles/",
    "/plan/",
    "/plan/?target=29-2072&zip=01608&wage=17&budget=6000&r=only~cca&r=only~cpc",
    "/plan/?target=zzz&zip=00000&wage=-1",
    "/sources/",
    "/sources/1/",
]
MISSING = ["/nothing/", "/programs/1-2/", "/salaries/99-9999/"]
"""These answer 404."""
