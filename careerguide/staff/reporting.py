"""“Is this wrong?”: a reader's report, by a plain form that keeps no cookie of its own making.

Public pages carry a link, so that they stay the same for everybody; the form's page, which is kept
nowhere, has the token. Against machines: a box that people don't see, a time before which nobody
can have written anything, and bounds by address and by day. No third party is asked.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import today
from careerguide.network import network
from careerguide.pages import language
from careerguide.staff.models import ReaderReport

QUICKEST = timedelta(seconds=3)
"""Nobody reads the form and writes a sentence sooner."""
LONGEST = timedelta(hours=12)
SIGNER = TimestampSigner(salt="a reader's report")
TOO_MANY = _("There have been many reports from your network. Please try again in an hour.")


class ReportForm(forms.Form):
    """What is wrong, and where to answer."""

    message = forms.CharField(
        label=_("What is wrong, and what is right?"),
        max_length=2000,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("If you can, say where you know it from: an address, a letter, a call."),
    )
    email = forms.EmailField(
        label=_("Your e-mail, if you want an answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, max_length=200)
    """Shown to nobody: only machines fill it in."""
    page = forms.CharField(max_length=500, widget=forms.HiddenInput)
    about = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    begun = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def clean_page(self) -> str:
        """An address of this site."""
        page = own_page(str(self.cleaned_data["page"]))
        if not page:
            raise ValidationError(_("That is no page of this site."), code="page")
        return page

    def clean_begun(self) -> str:
        """Raises ValidationError for a form sent sooner than anybody writes, or too late."""
        begun = str(self.cleaned_data["begun"])
        try:
            SIGNER.unsign(begun, max_age=LONGEST)
            try:
                SIGNER.unsign(begun, max_age=QUICKEST)
            except SignatureExpired:
                return begun
        except SignatureExpired:
            raise ValidationError(_("This form is from earlier: please send it again.")) from None
        except BadSignature:
            raise ValidationError(_("Please send the form once more.")) from None
        raise ValidationError(_("That was quick: please send it once more."), code="quick")

    def begin_again(self) -> None:
        """The form as it is shown once more has a time of its own, and keeps what was written."""
        self.data = {**self.data.dict(), "begun": SIGNER.sign("report")}  # type: ignore[attr-defined]


def own_page(address: str) -> str:
    """The path and the query of a public page of this site; "" for any other address."""
    parts = urlsplit(address[:500])
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return ""
    try:
        # The page may be in another language than the form, which readers can change.
        with translation.override(language.of(parts.path)):
            found = resolve(parts.path)
    except Resolver404:
        return ""
    if "admin" in found.app_names or found.url_name in {"report", "report-sent"}:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def report(request: HttpRequest) -> HttpResponse:
    """The form, and where it is sent to."""
    form = _form(request)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            if _is_machine(form) or _take(request, form):
                page = f"{reverse('report-sent')}"
                return HttpResponseRedirect(page)
            form.add_error(None, TOO_MANY)
            status = 429
        form.begin_again()
    shown = {
        "form": form,
        "page": own_page(str(form["page"].value() or "")) or reverse("home"),
        "about": form["about"].value() or "",
        "days": settings.REPORT_EMAIL_DAYS,
        "outside": form.errors.get("page") or form.errors.get("begun"),
    }
    response = render(request, "staff/report.html", shown, status=status)
    add_never_cache_headers(response)
    return response


def sent(request: HttpRequest) -> HttpResponse:
    """Thanks, whatever became of it."""
    return render(request, "staff/report_sent.html", {"days": settings.REPORT_EMAIL_DAYS})


def _form(request: HttpRequest) -> ReportForm:
    if request.method == "POST":
        return ReportForm(request.POST)
    page = own_page(request.GET.get("page", "")) or _came_from(request)
    first = {"page": page, "about": request.GET.get("about", "")[:200]}
    return ReportForm(initial={**first, "begun": SIGNER.sign("report")})


def _came_from(request: HttpRequest) -> str:
    """The page of this site that the reader followed the link on; browsers tell their own site."""
    parts = urlsplit(request.headers.get("Referer", ""))
    if parts.netloc != request.get_host():
        return ""
    return own_page(parts.path + (f"?{parts.query}" if parts.query else ""))


def _is_machine(form: ReportForm) -> bool:
    """It is thanked, so that it learns nothing, and nothing is kept."""
    return bool(form.cleaned_data["website"])


def _take(request: HttpRequest, form: ReportForm) -> bool:
    """Queue a report; False where there are too many from one address, or of all in a day."""
    said: dict[str, Any] = form.cleaned_data
    sender = _sender(request)
    now = timezone.now()
    lately = ReaderReport.objects.filter(sender=sender, sent_at__gt=now - timedelta(hours=1))
    of_all = ReaderReport.objects.filter(sent_at__gt=now - timedelta(days=1))
    if lately.count() >= settings.REPORTS_PER_HOUR or of_all.count() >= settings.REPORTS_PER_DAY:
        return False
    ReaderReport.objects.get_or_create(
        page=said["page"], figure=said["about"], message=said["message"], sender=sender,
        state=ReaderReport.State.OPEN, defaults={"email": said["email"]},
    )  # fmt: skip
    return True


def _sender(request: HttpRequest) -> str:
    """A digest of the address that names nobody and is another one tomorrow."""
    text = f"{today()} {network(request.META.get('REMOTE_ADDR', ''))}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


def forget_addresses(days: int) -> int:
    """Delete e-mail addresses of reports sent that many days ago; how many there were."""
    old = ReaderReport.objects.filter(sent_at__lt=timezone.now() - timedelta(days=days))
    return old.exclude(email="").update(email="")
