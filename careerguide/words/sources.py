"""Our tables of what people call things, and of what they are in other languages."""

from careerguide.editorial.sheets import Converted, Sheet, paragraphs
from careerguide.editorial.sync import WordsLoader
from careerguide.words.models import Synonym, Translation

SHEET = Sheet(
    Synonym,
    ("phrase", "language", "kind", "key"),
    ("phrase", "language", "kind", "key", "rank", "source"),
)


class SynonymsLoader(WordsLoader):
    """Phrases and their meanings; each row says where that is stated."""

    slug = "synonyms"
    title = "What people call jobs, fields and credentials"
    publisher = "careerguide"
    licence = "MIT; job titles CC BY 4.0 (O*NET, USDOL/ETA)"
    caveats = "Ours, each row with its source: what most people mean, not an official title."
    files = ("search/synonyms.csv",)
    rows = (200, 20_000)
    sheet = SHEET
    gathered = "2026-11"


TRANSLATIONS = Sheet(
    Translation,
    ("language", "english"),
    ("language", Converted("english", paragraphs), Converted("text", paragraphs), "source"),
)


class TranslationsLoader(WordsLoader):
    """Guides, aid, certifications and titles in the languages that the site speaks."""

    slug = "translations"
    title = "Translations of this site’s texts and of occupation titles"
    publisher = "careerguide; occupation titles: Mi Próximo Paso, O*NET Web Services (USDOL/ETA)"
    licence = "MIT; titles under the terms of O*NET Web Services (attribute and link)"
    url = "https://www.miproximopaso.org/"
    caveats = (
        "Ours but for the titles: each stands for one English text and lapses when that changes."
        " Official Spanish titles are held for 52 occupations; the others are shown in English."
    )
    files = ("translations/texts.csv",)
    rows = (50, 20_000)
    sheet = TRANSLATIONS
    gathered = "2026-11"
