"""Where every address leads."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter

from careerguide import health
from careerguide.lists.download import checksum, download
from careerguide.lists.prepared import CSV, PARQUET
from careerguide.opendata.package import datapackage
from careerguide.opendata.page import data
from careerguide.opendata.views import changes, feed
from careerguide.pages import alive
from careerguide.releases import views as core
from careerguide.signin import guard
from careerguide.staff import reporting
from careerguide.styleguide import styleguide
from guides import discovery, suggest
from guides import views as paths
from guides.folder import views as folders
from programs.pages.aid.views import aid
from programs.rules.ids import ProgramConverter

register_converter(ProgramConverter, "program")

handler500 = "careerguide.health.failed"

# What readers see, in each language: /es/programs/ is /programs/ in Spanish.
urlpatterns = i18n_patterns(
    path("", paths.home, name="home"),
    path("paths/", include("guides.urls")),
    path("folder/", folders.folder, name="folder"),
    path("folder/qr.svg", folders.qr, name="folder-qr"),
    path("plan/", include("plan.urls")),
    path("programs/", include("programs.urls")),
    path("certifications/", include("certifications.urls")),
    path("salaries/", include("salaries.urls")),
    path("aid/", aid, name="aid"),
    path("suggest/", suggest.suggest, name="suggest"),
    path("report/", reporting.report, name="report"),
    path("report/sent/", reporting.sent, name="report-sent"),
    path("sources/", core.sources, name="sources"),
    path("sources/<int:pk>/", core.release, name="release"),
    path("data/", data, name="data"),
    path("changes/", changes, name="changes"),
    prefix_default_language=False,
)
# What is the same in all of them, or not for readers.
urlpatterns += [
    path("api/", include("careerguide.api.urls")),
    path("changes/feed.xml", feed, name="changes-feed"),
    path("datapackage.json", datapackage, name="datapackage"),
    path("downloads/<slug:name>.csv.gz", download, {"form": CSV}, name="download"),
    path("downloads/<slug:name>.csv.gz.sha256", checksum, {"form": CSV}, name="checksum"),
    path("downloads/<slug:name>.parquet", download, {"form": PARQUET}, name="parquet"),
    path("downloads/<slug:name>.parquet.sha256", checksum, {"form": PARQUET}),
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("sitemap-<slug:part>.xml", discovery.sitemap_part, name="sitemap-part"),
    path("healthz", alive.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("favicon.ico", health.favicon, name="favicon"),
    path(".well-known/security.txt", health.security_txt, name="security-txt"),
    path("admin/login/", guard.login),
    path("admin/", admin.site.urls),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))
