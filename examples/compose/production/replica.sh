#!/usr/bin/env bash
# Copies the primary when the replica starts for the first time, and then follows it.
set -euo pipefail
if [ ! -e "$PGDATA/standby.signal" ]; then
  chmod 700 "$PGDATA"
  pg_basebackup --host=primary --username=replica --slot=replica --checkpoint=fast --pgdata="$PGDATA" --write-recovery-conf
fi
exec postgres
