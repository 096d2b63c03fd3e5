# shellcheck shell=sh disable=SC2034,SC2154
# What tests take of Docker: the database, chosen here once and said, and Stepwise's own image. Sourced by ./stepwise.
image=${STEPWISE_TEST_IMAGE:-postgres:18}
base_image=${STEPWISE_TEST_BASE_IMAGE:-eclipse-temurin:25-jre}

within() { # within SECONDS COMMAND…: silently; ended when its time is over, hang as it may (macOS has no timeout)
  seconds=$1
  shift
  "$@" </dev/null >/dev/null 2>&1 &
  job=$!
  (
    trap 'kill "$nap"; exit' TERM
    sleep "$seconds" &
    nap=$!
    wait "$nap"
    kill -9 "$job"
  ) >/dev/null 2>&1 &
  watch=$!
  ended=0
  wait "$job" 2>/dev/null || ended=$?
  kill "$watch" 2>/dev/null || true
  return "$ended"
}

docker_answers() { command -v docker >/dev/null 2>&1 && within 3 docker info; }

image_there() { within 3 docker image inspect "$1" || within 60 docker pull -q "$1"; }

containers_without_helpers() { # Testcontainers' own images would be two more to pull; the tests' end removes their container
  export TESTCONTAINERS_RYUK_DISABLED="${TESTCONTAINERS_RYUK_DISABLED:-true}"
  # within a container it looks for the engine on the host, unless that engine runs in the same container
  if [ -e /.dockerenv ] && kill -0 "$(cat /var/run/docker.pid 2>/dev/null)" 2>/dev/null; then
    export TESTCONTAINERS_HOST_OVERRIDE="${TESTCONTAINERS_HOST_OVERRIDE:-localhost}"
  fi
}

choose_database() {
  if [ -n "${STEPWISE_TEST_DB:-}" ]; then
    database=$STEPWISE_TEST_DB
    say "Tests run on: $database (STEPWISE_TEST_DB)."
  elif ! docker_answers; then
    database=embedded
    say "Tests run on the embedded PostgreSQL: no Docker engine answered within 3 s."
  elif ! image_there "$image"; then
    database=embedded
    say "Tests run on the embedded PostgreSQL: the image $image is not here, and pulling it did not end within 60 s."
  else
    database=testcontainers
    say "Tests run on PostgreSQL in a container ($image)."
  fi
  [ "$database" != testcontainers ] || containers_without_helpers
}

# One for all tests: a container that comes or goes changes the machine's network, and Chromium then breaks off what it is
# loading (net::ERR_NETWORK_CHANGED), so none may start while a browser is at work.
start_database() {
  database_options="-Dtest.db=$database"
  [ "$database" = testcontainers ] && published_here || return 0
  database_container=$(docker run -d --rm --label org.testcontainers=true --shm-size=256m -p 127.0.0.1::5432 \
    -e POSTGRES_PASSWORD=tests "$image" postgres -c fsync=off -c max_connections=600) || fail "The database for tests did not start."
  trap end_database EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  tries=0 # its first server is for its setup alone and has no port
  until docker exec "$database_container" pg_isready -q -h 127.0.0.1; do
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] || fail "The database for tests took no connections within a minute; docker logs $database_container may say why."
    sleep 0.5
  done
  database_port=$(docker port "$database_container" 5432 | sed -n '1s/.*://p')
  database_options="-Dtest.db=external -Dtest.db.url=jdbc:postgresql://127.0.0.1:$database_port/postgres -Dtest.db.password=tests"
}

published_here() { # whether a container's port is one of this machine, so not where the engine is another machine's or the host's
  case "${DOCKER_HOST:-unix:}" in unix:*) ;; *) return 1 ;; esac
  [ ! -e /.dockerenv ] || [ "${TESTCONTAINERS_HOST_OVERRIDE:-}" = localhost ]
}

end_database() { within 30 docker rm -fv "$database_container" || true; }

skip_image() {
  [ -z "${CI:-}" ] || [ "$database" != testcontainers ] || fail "$1, and in CI nothing is skipped."
  say "TESTS OF THE CONTAINER IMAGE ARE SKIPPED: $1."
}

build_image() { # Stepwise's own, for the tests to start; only where all tests run, for it takes the whole build
  tested_image=
  case " $* " in *" -pl "* | *" -Dtest="*) return ;; esac
  [ "$database" = testcontainers ] || { skip_image "they go with PostgreSQL in a container"; return; }
  image_there "$base_image" || { skip_image "the image $base_image is not here, and pulling it did not end within 60 s"; return; }
  image_context
  log="$cd_home/docker/target/image.log"
  docker build -t stepwise:test --build-arg "BASE_IMAGE=$base_image" -f "$cd_home/docker/Dockerfile" "$context" >"$log" 2>&1 ||
    fail "The container image could not be built; see $log."
  tested_image=stepwise:test
}
