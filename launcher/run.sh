# shellcheck shell=sh disable=SC2154
# Starting Stepwise, and learning how to start faster. Sourced by ./stepwise.

# The exit code of a JVM that ended because it ran out of memory.
out_of_memory=3
most_restarts=5
within_seconds=600

# In the environment every process that Stepwise starts would have the keys as long as it lives, so Stepwise gets them in a file that only
# its owner can read, and removes it. Shell variables without "export" stay here.
take_keys() {
  api_key=${STEPWISE_MODEL_API_KEY:-}
  database_password=${STEPWISE_DATABASE_PASSWORD:-}
  unset STEPWISE_MODEL_API_KEY STEPWISE_DATABASE_PASSWORD
}

hand_keys_on() { # before each start; "set -C" refuses a file that somebody else has made
  [ -n "$api_key$database_password" ] || return 0
  STEPWISE_KEYS="${TMPDIR:-/tmp}/stepwise-keys-$$"
  (
    umask 077
    set -C
    {
      [ -z "$api_key" ] || printf 'STEPWISE_MODEL_API_KEY=%s\n' "$api_key"
      [ -z "$database_password" ] || printf 'STEPWISE_DATABASE_PASSWORD=%s\n' "$database_password"
    } >"$STEPWISE_KEYS"
  ) || fail "The file $STEPWISE_KEYS, in which keys are handed on, could not be made: remove it, or set TMPDIR."
  export STEPWISE_KEYS
}

# Serial and C1 alone: half the processor time of a start, a smaller process, and the first question is answered in a third of the time.
# What the JVM has to say of itself, of a cache that does not fit for example, is nobody's concern unless it keeps it from starting.
# UsePerfData would keep a file in a folder that all users share.
java_for_stepwise() { # java_for_stepwise JAVA-OPTIONS… : what is set here, a person's own options, then the call's
  case " ${STEPWISE_JAVA_OPTIONS:-} " in *" -XX:+Use"*GC*) collector= ;; *) collector=-XX:+UseSerialGC ;; esac
  hand_keys_on
  umask 077 # logs are for their owner only, also the ones that begin later
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" -Xlog:disable -XX:-PrintWarnings -Xms64m -XX:TieredStopAtLevel=1 -XX:-UsePerfData $collector \
    -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED ${STEPWISE_JAVA_OPTIONS:--Xmx512m} "$@"
}

# The JDK's ahead-of-time cache: classes as they are after a start, and which methods were hot. It holds for one JDK, and for one build in
# one place.
start_cache() {
  jdk=$(cat "$JAVA_HOME/release" 2>/dev/null || "$JAVA_HOME/bin/java" -version 2>&1)
  printf '%s' "$built/start-$(printf '%s' "$built $jdk" | cksum | sed 's/ .*//').aot"
}

# Whether a rehearsal is under way. After a machine went down, its number may be any other process's.
learns() {
  process=$(cat "$built/learning/process" 2>/dev/null) || return 1
  case "$(ps -o args= -p "$process" 2>/dev/null)" in *Rehearsal*) ;; *) return 1 ;; esac
}

# A whole start with a question, on a database of its own, in the background and behind everything else. Nobody waits for it, and nothing
# depends on it: where it fails, starts stay as they are. It outlives the Stepwise that began it.
learn_to_start() {
  room="$built/learning"
  if ! mkdir "$room" 2>/dev/null; then
    learns && return
    # left behind by a machine that went down, or the folder cannot be written
    rm -rf "$room" 2>/dev/null && mkdir "$room" 2>/dev/null || return 0
  fi
  (
    trap '' INT HUP
    unset STEPWISE_MODEL_API_KEY STEPWISE_DATABASE_PASSWORD
    nice -n 19 "$JAVA_HOME/bin/java" -Xms64m -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
      "-XX:AOTCacheOutput=$room/start.aot" -cp "$1" dev.stepwise.rehearsal.Rehearsal "$room/data" &
    echo $! >"$room/process"
    wait $! && mv "$room/start.aot" "$2"
    rm -rf "$room"
  ) >"$(dirname -- "$built")/learning.log" 2>&1 </dev/null &
}

learn_to_start_first() { # for measurements: the start as it is from the second one on, and nothing in the background
  cache=$(start_cache)
  [ -e "$cache" ] && return
  say "Learning how to start; this takes half a minute, once."
  learn_to_start "$(echo "$built"/app-ui-*.jar)" "$cache"
  wait # and perhaps for one that a start has begun
  while learns; do sleep 1; done
}

# Starts Stepwise again when it ran out of memory, some times in a while. Until then this shell only waits: a signal that it gets goes to
# Stepwise, and Stepwise's exit code is its own. A shell in the background ignores Ctrl-C, so Stepwise is told SIGTERM for it.
keep_running() {
  child=
  told=
  trap 'told=129; tell_to_end' HUP
  trap 'told=130; tell_to_end' INT
  trap 'told=143; tell_to_end' TERM
  restarts=
  while [ -z "$told" ]; do
    (java_for_stepwise "$@") &
    child=$!
    [ -z "$told" ] || tell_to_end # it came while the child was being made
    code=0
    wait "$child" || code=$?
    while kill -0 "$child" 2>/dev/null; do # a signal ended the wait
      code=0
      wait "$child" || code=$?
    done
    child=
    if [ -n "$told" ]; then break; fi
    [ "$code" -eq "$out_of_memory" ] || exit "$code"
    restart_is_allowed || fail "Stepwise ran out of memory $((most_restarts + 1)) times within $((within_seconds / 60)) minutes and is not started again. STEPWISE_JAVA_OPTIONS=-Xmx1g gives it more." "$code"
    say "Stepwise ran out of memory and is started again."
  done
  exit "$told"
}

tell_to_end() { [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || :; }

restart_is_allowed() { # and counts it
  now=$(date +%s)
  recent=
  count=0
  for moment in $restarts; do
    if [ $((now - moment)) -lt "$within_seconds" ]; then
      recent="$recent $moment"
      count=$((count + 1))
    fi
  done
  restarts="$recent $now"
  [ "$count" -lt "$most_restarts" ]
}

run() {
  take_keys
  find_jdk
  build
  jar=$(echo "$built"/app-ui-*.jar)
  cache=$(start_cache)
  set -- -jar "$jar" "$@"
  if [ -e "$cache" ]; then
    set -- "-XX:AOTCache=$cache" "$@"
  else
    [ "${STEPWISE_LEARN:-true}" = false ] || learn_to_start "$jar" "$cache"
  fi
  # whoever starts it again by their own means, and has to know its process, gets the JVM in this shell's place
  [ "${STEPWISE_RESTART:-true}" = true ] || java_for_stepwise "$@"
  keep_running "$@"
}
