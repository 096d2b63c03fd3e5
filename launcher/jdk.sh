# shellcheck shell=sh
# A JDK 25 or newer, wherever it is. Sourced by ./stepwise.

java_major() { # the major version of the JDK in a folder; nothing if it is none
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

try_jdk() { # sets JAVA_HOME and succeeds if the folder holds a JDK that is new enough
  major=$(java_major "$1")
  [ -n "$major" ] && [ "$major" -ge 25 ] || return 1
  JAVA_HOME=$1
  export JAVA_HOME
}

usual_jdk_folders() { # one a line; a pattern that matches nothing stays as it is and is no folder
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

jdk_there() { # sets JAVA_HOME and succeeds if there is one
  [ -n "${JAVA_HOME:-}" ] && try_jdk "$JAVA_HOME" && return
  if on_path=$(command -v javac 2>/dev/null); then
    resolved=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    try_jdk "$(dirname -- "$(dirname -- "$resolved")")" && return
  fi
  if [ -x /usr/libexec/java_home ]; then
    mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null) && try_jdk "$mac" && return
  fi
  while IFS= read -r home; do
    try_jdk "$home" && return
  done <<FOLDERS
$(usual_jdk_folders)
FOLDERS
  return 1
}

find_jdk() {
  jdk_there || fail "Stepwise needs a JDK 25 or newer and found none: install one (Temurin 25 from adoptium.net, or \
\"sdk install java 25-tem\"), or set JAVA_HOME; or let Docker build and run it, without a JDK here: docker/README.md."
}
