# shellcheck shell=sh disable=SC2154
# What is here and what is not, a line each; "!" before what would keep Stepwise from starting. Sourced by ./stepwise.

finding() { printf '%-9s %s %s\n' "$1" "$2" "$3"; }

doctor() {
  if jdk_there; then
    finding JDK " " "$(java_version) in $JAVA_HOME"
  else
    finding JDK ! "none from 25 on: without one nothing else can be looked at, nor built"
    return 1
  fi
  find_maven
  case "$maven_command" in
    mvn) finding Maven " " "$maven_major.$maven_minor in $(command -v mvn)" ;;
    *) finding Maven " " "none from 3.8 on; the wrapper fetches one when something is built" ;;
  esac
  finding Build " " "$(build_state)"
  find_browser
  finding Browser " " "${browser:-none: browser tests would be skipped}"
  finding Docker " " "$(docker_state)"
  finding System " " "$(uname -sm), $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo '?') processors"
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$built/lib/*" "$cd_home/launcher/doctor/Doctor.java" "$@"
}

java_version() { "$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1; }

build_state() {
  if [ ! -e "$built/ready" ]; then
    echo "none yet: ./stepwise run makes one"
    return
  fi
  if stale; then state="older than its sources: ./stepwise run makes a new one"; else state="fresh"; fi
  [ -e "$(start_cache)" ] && state="$state, its start learned"
  echo "$(built_version), $state"
}

docker_state() {
  if ! command -v docker >/dev/null 2>&1; then
    echo "none: tests run on the embedded PostgreSQL"
  elif docker_answers; then
    echo "its engine answers"
  else
    echo "installed, but no engine answers: tests run on the embedded PostgreSQL"
  fi
}
