"""What each role may do. Groups of these names are made to match after every migration.

A right that somebody gives to one of these groups by hand goes with the next migration; exceptions
belong into a group of another name, or to a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import AppConfig
from django.apps import apps as every_app
from django.apps.registry import Apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, models

from careerguide.editorial.log import LogAdmin

VIEW, EDIT, REMOVE = ("view",), ("view", "add", "change"), ("view", "add", "change", "delete")
ACCOUNTS = frozenset({"admin", "auth", "contenttypes", "otp_static", "otp_totp", "sessions"})
"""Apps whose tables are for superusers alone: whoever may change accounts may do all."""
OF_ACCOUNTS = frozenset({"core.attempt"})
"""Tables of other apps likewise: who tried to sign in, and from where."""
IMPORT, LOAD, PUBLISH = "import_tables", "load_releases", "publish"


@dataclass(frozen=True)
class Role:
    """A group: its name, its rights on what staff keep (all else is to be read), and others."""

    name: str
    kept: tuple[str, ...]
    more: tuple[str, ...] = ()
    """Code names of rights that belong to no single table; one ending in _ begins several."""


ROLES = (
    Role("Viewer", VIEW),
    Role("Editor", EDIT),
    Role("Publisher", REMOVE, (PUBLISH, f"{PUBLISH}_")),
    Role("Data admin", REMOVE, (PUBLISH, f"{PUBLISH}_", IMPORT, LOAD)),
)


def kept_by_staff() -> set[type[models.Model]]:
    """Models whose rows somebody can change in the admin, as pages of their own or as lines."""
    found = set[type[models.Model]]()
    for model, page in admin.site._registry.items():
        if not isinstance(page, LogAdmin):
            found.add(model)
            found.update(inline.model for inline in page.inlines)
    return {model for model in found if model._meta.app_label not in ACCOUNTS}


def rights(role: Role, app_label: str) -> Iterator[str]:
    """Code names of the rights on single tables of an app; none where it holds accounts."""
    if app_label in ACCOUNTS:
        return
    kept = kept_by_staff()
    for model in admin.site._registry.keys() | kept:
        if model._meta.app_label == app_label and model._meta.label_lower not in OF_ACCOUNTS:
            for action in role.kept if model in kept else VIEW:
                yield f"{action}_{model._meta.model_name}"


def keep_roles(
    sender: AppConfig, using: str = DEFAULT_DB_ALIAS, apps: Apps = every_app, **_signal: object
) -> None:  # fmt: skip
    """Give each role exactly its rights on the tables of an app that has just been migrated.

    `apps` are those that have tables by now: rights may have none yet.
    """
    try:
        apps.get_model("auth", "Permission")
    except LookupError:
        return
    own = Permission.objects.using(using).filter(content_type__app_label=sender.label)
    every = {permission.codename: permission for permission in own}
    if not every:
        return
    for role in ROLES:
        group, _made = Group.objects.using(using).get_or_create(name=role.name)
        wanted = set(rights(role, sender.label)) | _others(role, sender.label, every)
        has = {permission.codename for permission in group.permissions.filter(pk__in=own)}
        group.permissions.add(*(every[name] for name in (wanted - has) & every.keys()))
        group.permissions.remove(*(every[name] for name in has - wanted))


def _others(role: Role, app_label: str, every: dict[str, Permission]) -> set[str]:
    """Those of the rights in `every` that `role.more` names."""
    if app_label in ACCOUNTS:
        return set()
    begins = tuple(name for name in role.more if name.endswith("_"))
    return {name for name in every if name in role.more or (begins and name.startswith(begins))}
