#!/bin/sh
# As the official image does with a new volume: a cluster, its superuser and a database, then the server.
set -eu
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

mkdir -p "$PGDATA"
chown postgres "$PGDATA"
chmod 700 "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  [ -z "${POSTGRES_PASSWORD_FILE:-}" ] || POSTGRES_PASSWORD=$(cat "$POSTGRES_PASSWORD_FILE")
  secret=$(mktemp)
  printf '%s' "${POSTGRES_PASSWORD:?}" >"$secret"
  chown postgres "$secret"
  # shellcheck disable=SC2086
  as_postgres initdb -D "$PGDATA" -U "$user" --pwfile="$secret" -A scram-sha-256 -E UTF8 ${POSTGRES_INITDB_ARGS:-} >/dev/null
  rm "$secret"
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  [ "$database" = postgres ] ||
    echo "CREATE DATABASE \"$database\"" | as_postgres postgres --single -D "$PGDATA" postgres >/dev/null
  # who waits for the official image waits until it was ready twice: once for this, once for good
  as_postgres pg_ctl -D "$PGDATA" -w -o "-c listen_addresses=''" start
  as_postgres pg_ctl -D "$PGDATA" -w -m fast stop
fi
[ "$1" != postgres ] || shift
exec setpriv --reuid=postgres --regid=postgres --init-groups postgres -D "$PGDATA" -c listen_addresses='*' "$@"
