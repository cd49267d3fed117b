#!/bin/sh
# For the image of PostgreSQL, which lets nobody replicate unless told. Run once, on an empty database.
set -e
echo "host replication careerguide samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
