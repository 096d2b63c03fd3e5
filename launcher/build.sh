# shellcheck shell=sh disable=SC2154
# Maven, and a build that is made anew when a source is newer. Sourced by ./stepwise, which sets cd_home and built.

find_maven() { # the installed one from 3.8 on, else the wrapper
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  maven_major=${version%% *}
  maven_minor=${version##* }
  if [ "${maven_major:-0}" -gt 3 ] || { [ "${maven_major:-0}" -eq 3 ] && [ "${maven_minor:-0}" -ge 8 ]; }; then
    maven_command=mvn
  else
    maven_command="$cd_home/mvnw"
  fi
}

maven() {
  [ -n "${maven_command:-}" ] || find_maven
  (cd "$cd_home" && "$maven_command" -B -ntp "$@")
}

stale() { # folders count too: they are newer when a file was taken out; app-ui/src/main/frontend is made by the build
  [ -e "$built/ready" ] || return 0
  [ -n "$(find "$cd_home/pom.xml" "$cd_home"/*/pom.xml "$cd_home"/db/src/main "$cd_home"/app-domain/src/main "$cd_home"/app-llm/src/main \
      "$cd_home"/practice/src/main "$cd_home"/app-ui/src/main/java "$cd_home"/app-ui/src/main/resources -newer "$built/ready" -print 2>/dev/null | head -n 1)" ]
}

build() {
  stale || return 0
  say "Building Stepwise; the first time this takes some minutes."
  mkdir -p "$cd_home/app-ui/target"
  log="$cd_home/app-ui/target/build.log"
  if ! maven package -DskipTests -Dspotless.check.skip "-Dcyclonedx.skip=${without_sbom:-true}" >"$log" 2>&1; then
    { grep -E '^\[ERROR\]' "$log" || tail -n 3 "$log"; } | head -n 12 >&2
    [ "$maven_command" = mvn ] || say "(No Maven from 3.8 on is installed, so the wrapper fetches one; MVNW_REPOURL names a mirror of Maven Central.)"
    fail "The build failed; its whole output is in $log."
  fi
  if learns; then # the old one's start
    kill "$process" 2>/dev/null || true
    while learns; do sleep 1; done
  fi
  rm -rf "$built"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$cd_home"/app-ui/target/app-ui-*.jar extract --destination "$built" >>"$log" 2>&1 \
    || fail "The built jar could not be unpacked; see $log."
  touch "$built/ready"
}
