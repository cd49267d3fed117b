"""The second factor: a code of the staff member's phone (RFC 6238), or one of ten spare ones.

django-otp keeps the keys, takes each code once, and after each wrong one waits twice as long.
"""

from typing import Any
from urllib.parse import urlencode

import segno
from django import forms
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as remember
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

SPARE_CODES = 10
DIGITS = 6


class CodeForm(forms.Form):
    """One box; spaces that people put between digits mean nothing."""

    code = forms.CharField(
        label=_("Code"),
        max_length=16,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Without spaces, in small letters."""
        return "".join(str(self.cleaned_data["code"]).split()).lower()


def still_asked(request: HttpRequest) -> bool:
    """Whether who is signed in must still show a code: where the setting asks everybody, or where
    they have enrolled. Asked once a request."""
    user: Any = request.user
    if getattr(user, "otp_device", None) is not None:
        return False
    if settings.SECOND_FACTOR:
        return True
    if not hasattr(user, "_enrolled"):
        user._enrolled = enrolled(user)
    return bool(user._enrolled)


def enrolled(user: Any) -> bool:
    """Whether a phone of theirs gives codes."""
    return TOTPDevice.objects.filter(user=user.pk, confirmed=True).exists()


def door(request: HttpRequest) -> str:
    """Where who has given the password goes on: to a code, or to making their phone give some."""
    page = "admin:code" if enrolled(request.user) else "admin:code-new"
    return f"{reverse(page)}?{urlencode({'next': _onwards(request)})}"


def _onwards(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("admin:index")


def _is_staff(request: HttpRequest) -> bool:
    return bool(request.user.is_active and request.user.is_staff)


@sensitive_post_parameters()
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Ask for a code, of the phone or a spare one."""
    if not _is_staff(request):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if not enrolled(request.user):
        return HttpResponseRedirect(door(request))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        device = _accepts(request.user, form.cleaned_data["code"])
        if device is not None:
            _let_in(request, device)
            return HttpResponseRedirect(_onwards(request))
        form.add_error("code", _refused(request.user))
    return _page(request, "staff/code.html", form=form)


@sensitive_post_parameters()
@never_cache
def enrol(request: HttpRequest) -> HttpResponse:
    """A key for the phone as a picture and as letters, kept once a code shows that it works.

    Who has a phone already must have shown its code: a stolen password can't put another in its
    place.
    """
    if not _is_staff(request):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    user: Any = request.user
    if enrolled(user) and user.otp_device is None:
        return HttpResponseRedirect(door(request))
    new, _made = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "phone", "digits": DIGITS}
    )
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if verify_token(user, new.persistent_id, form.cleaned_data["code"]):
            return _keep(request, TOTPDevice.objects.get(pk=new.pk))
        form.add_error("code", _refused(user, new))
    return _page(request, "staff/enrol.html", form=form, picture=_picture(new), key=_key(new))


@never_cache
def spare_codes(request: HttpRequest) -> HttpResponse:
    """How many spare codes are left, and ten new ones in their place; behind the door."""
    user: Any = request.user
    codes = _new_codes(user) if request.method == "POST" and enrolled(user) else []
    if codes:
        _tell(user, "Made new spare codes.")
    left = StaticToken.objects.filter(device__user=user).count()
    return _page(
        request, "staff/spare_codes.html", codes=codes, left=left, enrolled=enrolled(user)
    )  # fmt: skip


def forget(user: User) -> None:
    """Take phone and spare codes from somebody who lost them: they enrol anew at the next visit."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _devices(user: Any, text: str = "") -> list[Any]:
    """The phone for six digits, the spare codes for anything else; all where nothing is given."""
    phones = list(TOTPDevice.objects.filter(user=user, confirmed=True))
    spare = list(StaticDevice.objects.filter(user=user, confirmed=True))
    if not text:
        return [*phones, *spare]
    return phones if text.isdigit() and len(text) == DIGITS else spare


def _accepts(user: Any, text: str) -> Any:
    """The device that takes this code; None where none does, or too many were wrong."""
    for device in _devices(user, text):
        if (found := verify_token(user, device.persistent_id, text)) is not None:
            return found
    return None


def _refused(user: Any, *devices: Any) -> str:
    waiting = [one for one in devices or _devices(user) if not _fresh(one).verify_is_allowed()[0]]
    if waiting:
        return str(
            _(
                "That code is not right, or has been used. Wait a little: each wrong code "
                "doubles the wait."
            )
        )
    return str(_("That code is not right, or has been used. Wait for the next one."))


def _fresh(device: Any) -> Any:
    device.refresh_from_db()
    return device


def _let_in(request: HttpRequest, device: Any) -> None:
    """A session that has shown a code is no longer the one that only knew a password."""
    remember(request, device)
    request.session.cycle_key()


def _keep(request: HttpRequest, device: TOTPDevice) -> HttpResponse:
    user: Any = request.user
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
        device.confirmed = True
        device.save()
        codes = _new_codes(user)
    _let_in(request, device)
    _tell(user, "Enrolled a phone as second factor.")
    return _page(
        request, "staff/spare_codes.html", codes=codes, left=len(codes), enrolled=True, first=True
    )


def _new_codes(user: Any) -> list[str]:
    """Ten codes that each work once; those made before no longer do."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="spare codes")
        codes = [StaticToken.random_token() for _n in range(SPARE_CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=device, token=one) for one in codes)
    return codes


def _tell(user: User, said: str) -> None:
    LogEntry.objects.log_actions(user.pk, [user], CHANGE, said, single_object=True)


def _key(device: TOTPDevice) -> str:
    """The key in groups of four letters, for those whose phone reads no picture."""
    address = device.config_url
    secret = address.partition("secret=")[2].partition("&")[0].replace("%3D", "")
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _picture(device: TOTPDevice) -> SafeString:
    """The key as a QR code. It stands in the page: an address would be written into logs."""
    drawn = segno.make(device.config_url, micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", title=str(_("QR code for your phone"))
    )
    return SafeString(drawn)


def _page(request: HttpRequest, template: str, **shown: Any) -> HttpResponse:
    from django.contrib import admin

    return render(
        request, template, {**admin.site.each_context(request), "next": _onwards(request), **shown}
    )
