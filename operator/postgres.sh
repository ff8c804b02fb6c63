# shellcheck shell=bash
# PostgreSQL, private to this checkout. Needs $root, $run and INTERP_DATA.

pg_bin() { find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1; }

as_pg() { # PostgreSQL refuses to run as root: then its own system user runs it
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

pg_data() { # where the cluster lives: in the data folder, or outside when its user cannot reach that (a checkout under /root)
  local folder=$INTERP_DATA/postgres
  if [ "$(id -u)" = 0 ]; then
    mkdir -p "$folder"
    if ! (cd / && runuser -u postgres -- test -x "$folder"); then
      folder=/var/lib/interp-$(printf '%s' "$root" | sha256sum | cut -c1-12)
    fi
  fi
  printf '%s' "$folder"
}

start_postgres() {
  local bin data; bin=$(pg_bin); data=$(pg_data)
  [ -n "$bin" ] || fail "PostgreSQL's server programs were not found under /usr/lib/postgresql."
  if [ ! -s "$run/postgres.password" ]; then (umask 077; head -c 24 /dev/urandom | base64 | tr -d '/+=' >"$run/postgres.password"); fi
  local password; password=$(cat "$run/postgres.password")
  if [ ! -s "$data/PG_VERSION" ]; then
    mkdir -p "$data"; chmod 700 "$data"
    [ "$(id -u)" != 0 ] || chown postgres "$data"
    say "Creating the database cluster in $data"
    # shellcheck disable=SC2016 # expanded by the inner shell
    printf '%s\n' "$password" | as_pg sh -c 'f=$(mktemp) && cat >"$f" && "$2/initdb" -D "$1" -U interp --auth=scram-sha-256 --pwfile="$f" -E UTF8 --locale=C >/dev/null; s=$?; rm -f "$f"; exit $s' sh "$data" "$bin" \
      || { rm -rf "$data"; fail "initdb failed."; }
  fi
  if ! as_pg "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1; then
    free_port 5433 >"$run/postgres.port"
    as_pg "$bin/pg_ctl" -D "$data" -w -t 60 -l "$data/server.log" \
      -o "-p $(cat "$run/postgres.port") -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 -c shared_buffers=256MB -c max_wal_size=4GB" start >/dev/null \
      || { tail -n 20 "$data/server.log" >&2; fail "PostgreSQL did not start; its log is $data/server.log"; }
  fi
  PGPASSWORD=$password "$bin/psql" -h 127.0.0.1 -p "$(cat "$run/postgres.port")" -U interp -d postgres -tAc \
    "select 1 from pg_database where datname='interp'" | grep -q 1 \
    || PGPASSWORD=$password "$bin/createdb" -h 127.0.0.1 -p "$(cat "$run/postgres.port")" -U interp interp
}

use_database() { # tells programs started from here where it is
  INTERP_DATABASE="Host=127.0.0.1;Port=$(cat "$run/postgres.port");Username=interp;Password=$(cat "$run/postgres.password");Database=interp"
  export INTERP_DATABASE
}

stop_postgres() {
  local bin data; bin=$(pg_bin); data=$(pg_data)
  if [ -n "$bin" ] && [ -s "$data/PG_VERSION" ]; then as_pg "$bin/pg_ctl" -D "$data" -m fast stop >/dev/null 2>&1 || true; fi
}
