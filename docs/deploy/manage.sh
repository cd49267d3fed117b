#!/bin/sh
# manage.py of this release as its owner, with the settings that root alone reads:
# docs/deploy/manage.sh migrate. SETTINGS says where they are, unless in /etc/careerguide.env.
set -eu
cd "$(dirname "$0")/../.."
owner=$(stat --format %U .)
set -a
VAR_DIR=${VAR_DIR:-/srv/careerguide/var/manage}
. "${SETTINGS:-/etc/careerguide.env}"
[ "$(id --user)" = 0 ] || exec .venv/bin/python manage.py "$@"
exec setpriv --reuid="$owner" --regid="$owner" --init-groups .venv/bin/python manage.py "$@"
