# shellcheck shell=sh disable=SC2154
# One archive for one platform: the built Stepwise, its launcher, the licence and the README. Sourced by ./stepwise.

dist() {
  find_jdk
  without_sbom=false
  [ -e "$cd_home/app-ui/target/classes/META-INF/sbom/application.cdx.json" ] || rm -f "$built/ready"
  build
  name="stepwise-$(built_version)-$(uname -s)-$(uname -m)"
  room="$cd_home/app-ui/target/dist"
  rm -rf "$room"
  mkdir -p "$room/$name"
  cp -R "$cd_home/stepwise" "$cd_home/launcher" "$cd_home/LICENSE" "$cd_home/README.md" "$room/$name/"
  mkdir "$room/$name/app"
  cp -R "$built/lib" "$built"/app-ui-*.jar "$built/ready" "$room/$name/app/"
  (cd "$room" && tar -czf "$name.tar.gz" "$name") || fail "The archive could not be written."
  rm -rf "${room:?}/$name"
  say "$(wc -c <"$room/$name.tar.gz" | sed 's/[^0-9]*//g; s/[0-9]\{6\}$//') MB for $(uname -sm): app-ui/target/dist/$name.tar.gz"
}

built_version() {
  jar=$(echo "$built"/app-ui-*.jar)
  version=${jar##*/app-ui-}
  printf '%s' "${version%.jar}"
}
