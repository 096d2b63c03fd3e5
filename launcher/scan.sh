# shellcheck shell=sh disable=SC2154
# Looks up what is shipped among published vulnerabilities. Sourced by ./stepwise.

scan() { # ends with 1 where something was found; one line says what came of it
  if ! command -v osv-scanner >/dev/null 2>&1; then
    say "NOT SCANNED: there is no osv-scanner here (go install github.com/google/osv-scanner/v2/cmd/osv-scanner@latest)."
    return
  fi
  find_jdk
  bill="$cd_home/app-ui/target/classes/META-INF/sbom/application.cdx.json"
  without_sbom=false
  [ -e "$bill" ] || rm -f "$built/ready"
  build
  ended=0
  report="$cd_home/target/scan.txt"
  mkdir -p "$cd_home/target"
  # the scanner knows bills of materials by their names
  cp "$bill" "$cd_home/target/bom.json"
  within 300 osv-scanner scan source --lockfile "$cd_home/target/bom.json" --output "$report" || ended=$?
  case "$ended" in
    0) say "Scanned: nothing that is shipped has a published vulnerability." ;;
    1) fail "SCANNED: something that is shipped has a published vulnerability; see $report." ;;
    *) say "NOT SCANNED: osv-scanner ended with code $ended; most often its database at api.osv.dev cannot be reached from here." ;;
  esac
}
