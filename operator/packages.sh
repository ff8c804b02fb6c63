# shellcheck shell=bash
# What the machine must have.

missing_packages() { # prints the Debian packages that are not installed, of those named
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
  done
}

may_install() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }

need() { # installs Debian packages, or says exactly what to install
  command -v dpkg-query >/dev/null || fail "this machine has no dpkg. Install by hand: $*; or use 'docker compose up'."
  local wanted; wanted=$(missing_packages "$@")
  [ -n "$wanted" ] || return 0
  may_install || fail "missing packages. Ask an administrator to run:  apt-get install --no-install-recommends $wanted"
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  say "Installing: $wanted"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  # shellcheck disable=SC2086
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >&2 \
    || fail "apt-get could not install: $wanted"
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download and put 'dotnet' on PATH."
  local version; version=$(dotnet --version 2>/dev/null || true)
  case $version in 10.*) ;; *) fail "the .NET 10 SDK is needed; 'dotnet --version' says '${version:-nothing usable}'." ;; esac
}
