from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class StaffAdminConfig(AdminConfig):
    """Django's admin, on a site that asks for a second factor and begins with what is to do."""

    default_site = "careerguide.staff.site.StaffSite"


class StaffConfig(AppConfig):
    """Who may do what, what is to do, and what readers report."""

    name = "careerguide.staff"
    label = "staff"
    verbose_name = _("Reports and links")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Log what is answered, and keep the roles true after every migration, of whichever
        app."""
        from careerguide.editorial.record import watch
        from careerguide.staff.models import ReaderReport
        from careerguide.staff.roles import keep_roles

        # Not counted as an edit: anybody can send a report, and it renews no page.
        watch(ReaderReport)
        post_migrate.connect(keep_roles, dispatch_uid="roles of staff")
