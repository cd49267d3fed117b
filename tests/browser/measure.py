"""Measures of a page as it stands (measures/*.js), by name."""

from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).with_name("measures")
# Run in the page by its driver, so that the page's own policy has no say; anew after a navigation.
SCRIPT = "\n".join(
    (FOLDER / f"{name}.js").read_text() for name in ("common", "words", "structure", "focus")
)
MEASURED = f"""(names) => {{
  if (!window.measures) {{ {SCRIPT} }}
  return names.flatMap((name) => measures[name]().map((fault) => `${{name}}: ${{fault}}`));
}}"""


def faults(page: Page, *names: str) -> list[str]:
    """What the measures of these names find wrong: each measure's name and the element."""
    found: list[str] = page.evaluate(MEASURED, names)
    return found


def unfold(page: Page) -> None:
    """Open every disclosure, so that what it holds is measured too."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def set_text_size(page: Page, pixels: int) -> None:
    """The browser's own setting of the size of text, which a reader doubles from 16 to 32."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels}})
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{pixels}px"


def add_style(page: Page, css: str) -> None:
    """A reader's own style sheet; the page's policy has no say in it."""
    page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet);
        }""",
        css,
    )
