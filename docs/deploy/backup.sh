#!/bin/sh
# A base backup of the database as a folder named by the moment, from which, with the archive, any
# later moment can be restored. Keeps a week of both. Needs DB, PG, PRIMARY, PRIMARY_PORT and
# PGPASSFILE (docs/operating.md).
set -eu
made="$DB/backups/$(date -u +%Y-%m-%dT%H%M%SZ)"
"$PG/pg_basebackup" -h "$PRIMARY" -p "$PRIMARY_PORT" -U careerguide -D "$made.part" --checkpoint=fast
"$PG/pg_verifybackup" --quiet "$made.part"
mv "$made.part" "$made"
find "$DB/backups" -mindepth 1 -maxdepth 1 -mtime +7 -exec rm -r {} +
# The archive from the oldest backup's first segment on; the file is named NAME.backup by PostgreSQL.
oldest=$(find "$DB/backups" -mindepth 1 -maxdepth 1 | sort | head -n 1)
first=$(sed -n 's/^START WAL LOCATION:.*file \([0-9A-F]*\)).*/\1/p' "$oldest/backup_label")
"$PG/pg_archivecleanup" "$DB/archive" "$first"
echo "$made"
