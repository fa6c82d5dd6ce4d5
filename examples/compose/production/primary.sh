#!/usr/bin/env bash
# Runs after servers/database.sql when the primary starts for the first time: a password for the registry, and a user and a
# slot for the replica.
set -euo pipefail
psql --username=postgres --set=ON_ERROR_STOP=1 --set=registry="$DATABASE_PASSWORD" --set=replica="$REPLICA_PASSWORD" <<'SQL'
alter role kontaktregister password :'registry';
create role replica login replication password :'replica';
select pg_create_physical_replication_slot('replica');
SQL
echo 'host replication replica samenet scram-sha-256' >> "$PGDATA/pg_hba.conf"
