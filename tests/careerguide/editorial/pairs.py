"""Two editors press Save at the same moment, again and again; run as a process on any database.

Prints, as JSON, how many pairs there were of each kind, how many were told of a clash, how many
values were lost or overwritten without a word, and what else went wrong.
"""

import csv
import io
import json
import sys
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings

TOLD = ("Others changed this while you did", "Others changed a line that you delete")
LOOK_AGAIN = "have changed since you looked"
GONE = "deleted"


def at_once(*presses: Callable[[], Any]) -> list[Any]:
    """The answers to requests that start together, each in a thread of its own."""
    from django.db import connections

    start, answers = threading.Barrier(len(presses)), [None] * len(presses)

    def run(at: int, press: Callable[[], Any]) -> None:
        start.wait()
        try:
            answers[at] = press()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(presses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class Pairs:
    """The editors, their certification with its fees, and the count of what came of it."""

    def __init__(self) -> None:
        from tests.careerguide.editorial.clients import certification, editor

        self.anna, self.ben = editor("anna"), editor("ben")
        self.one = certification(*range(100, 106))
        self.pks = sorted(self.one.fees.values_list("pk", flat=True))
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def fee(self, at: int) -> Any:
        return self.one.fees.get(pk=self.pks[at])

    def judge(self, kind: str, answers: list[Any], values: list[str], at: int) -> None:
        """One was saved and stands there; the other was told."""
        saved = [answer.status_code == 302 for answer in answers]
        now = str(self.fee(at).amount)
        winner = values[saved.index(True)] if any(saved) else "none"
        texts = [answer.content.decode() for answer in answers]
        told = sum(any(word in text for word in (*TOLD, LOOK_AGAIN)) for text in texts)
        self.counts[kind] += 1
        self.counts["told"] += told
        self.counts["lost"] += now != winner
        if saved.count(True) != 1 or told != 1:
            self.wrong.append(f"{kind}: {[one.status_code for one in answers]} told {told}")

    def field(self, n: int) -> None:
        """Both write the same field of a fee's own page."""
        from tests.careerguide.editorial.clients import opened, saved

        fee, values = self.fee(0), [f"{n + 1000}.00", f"{n + 2000}.00"]
        sent = [opened(one, fee) | {"amount": v} for one, v in zip(self.both, values, strict=True)]
        press = [lambda c=c, s=s: saved(c, fee, s) for c, s in zip(self.both, sent, strict=True)]
        self.judge("field", at_once(*press), values, 0)

    def line(self, n: int) -> None:
        """Both write the same line on the certification's page."""
        from tests.careerguide.editorial.clients import opened, saved

        values = [f"{n + 1000}.00", f"{n + 2000}.00"]
        forms = [opened(client, self.one) for client in self.both]
        name = next(k for k, v in forms[0].items() if k.endswith("-id") and v == self.pks[1])
        amount = name.replace("-id", "-amount")
        press = [
            lambda c=c, s=form | {amount: v}: saved(c, self.one, s)
            for c, form, v in zip(self.both, forms, values, strict=True)
        ]
        self.judge("line", at_once(*press), values, 1)

    def lines(self, n: int) -> None:
        """They write different lines of one page: both are kept, and none is told of a clash."""
        from tests.careerguide.editorial.clients import opened, saved

        forms = [opened(client, self.one) for client in self.both]
        names = {v: k.replace("-id", "-amount") for k, v in forms[0].items() if k.endswith("-id")}
        ours = names[self.pks[2]], names[self.pks[3]]
        press = [
            lambda c=c, s=form | {name: str(n + 3000)}: saved(c, self.one, s)
            for c, form, name in zip(self.both, forms, ours, strict=True)
        ]
        answers = at_once(*press)
        self.counts["lines"] += 1
        kept = [self.fee(at).amount == n + 3000 for at in (2, 3)]
        self.counts["lost"] += kept.count(False)
        if [one.status_code for one in answers] != [302, 302]:
            self.wrong.append(f"lines: {[one.status_code for one in answers]}")

    def looked(self, client: Any, at: int, value: str) -> str:
        """A table as exported, with another amount, sent and looked at."""
        from django.core.files.uploadedfile import SimpleUploadedFile

        text = client.get(FEES + "export.csv").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        fee = self.fee(at)
        for row in rows:
            if (row["kind"], row["audience"]) == (fee.kind, fee.audience):
                row["amount"] = value
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        file = SimpleUploadedFile("a.csv", out.getvalue().encode())
        page = client.post(f"{FEES}import/", {"file": file})
        looked: str = page.context["looked"]
        return looked

    def imports(self, n: int) -> None:
        """Both confirm a table that changes the same row."""
        values = [f"{n + 1000}.00", f"{n + 2000}.00"]
        looks = [self.looked(c, 4, v) for c, v in zip(self.both, values, strict=True)]
        press = [
            lambda c=c, s=look: c.post(f"{FEES}import/", {"looked": s})
            for c, look in zip(self.both, looks, strict=True)
        ]
        self.judge("import", at_once(*press), values, 4)

    def form_and_import(self, n: int) -> None:
        """One saves a form while the other confirms a table with the same row."""
        from tests.careerguide.editorial.clients import opened, saved

        values, fee = [f"{n + 1000}.00", f"{n + 2000}.00"], self.fee(4)
        form, look = opened(self.anna, fee), self.looked(self.ben, 4, values[1])
        answers = at_once(
            lambda: saved(self.anna, fee, form | {"amount": values[0]}),
            lambda: self.ben.post(f"{FEES}import/", {"looked": look}),
        )
        self.judge("form and import", answers, values, 4)

    def deletion(self, n: int) -> None:
        """One deletes the line that the other writes: who comes second is told."""
        from certifications.models import Fee
        from tests.careerguide.editorial.clients import SAID, opened, saved

        made = Fee.objects.create(
            certification=self.one, kind="renewal", audience="any", amount=1, **SAID
        )
        forms = [opened(client, self.one) for client in self.both]
        prefix = next(k for k, v in forms[0].items() if k.endswith("-id") and v == made.pk)[:-3]
        answers = at_once(
            lambda: saved(self.anna, self.one, forms[0] | {f"{prefix}-DELETE": "on"}),
            lambda: saved(self.ben, self.one, forms[1] | {f"{prefix}-amount": str(n + 2)}),
        )
        codes = [answer.status_code for answer in answers]
        there = Fee.objects.filter(pk=made.pk).first()
        self.counts["deletion"] += 1
        self.counts["lost"] += (codes[1] == 302) != (there is not None and there.amount == n + 2)
        texts = [answer.content.decode() for answer in answers]
        told = sum(any(word in text for word in TOLD) for text in texts)
        self.counts["told"] += told
        if sorted(codes) != [200, 302] or told != 1:
            self.wrong.append(f"deletion: {codes} told {told}")
        Fee.objects.filter(pk=made.pk).delete()

    @property
    def both(self) -> tuple[Any, Any]:
        return self.anna, self.ben


FEES = "/admin/certifications/fee/"


def main(pairs: int) -> None:
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    work = Pairs()
    kinds = [work.field, work.line, work.lines, work.imports, work.form_and_import, work.deletion]
    for n in range(pairs):
        kinds[n % len(kinds)](n)
    print(json.dumps({"counts": work.counts, "wrong": work.wrong}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
