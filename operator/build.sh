# shellcheck shell=bash
# Building, and knowing when there is nothing to build. Needs $root.

dll() { printf '%s' "$root/$1/bin/Release/net10.0/${1##*/}.dll"; }

build() { # build WHAT [PROPERTY...]: a project or solution, in Release
  say "Building ${1##*/} ..."
  dotnet build "$@" -c Release -v quiet -nologo "-clp:ErrorsOnly;NoSummary" >&2 || fail "the build failed; the lines above say why."
}

sources() { # what a build of the site depends on: the commit (results carry it), every file, the SDK, and what project files read from the environment
  git rev-parse HEAD 2>/dev/null || true
  dotnet --version
  local files name
  files=$(find src tools Directory.* global.json .editorconfig Site.slnf -type f -not -path '*/bin/*' -not -path '*/obj/*' | LC_ALL=C sort)
  tr '\n' '\0' <<<"$files" | xargs -0 sha256sum
  # shellcheck disable=SC2016 # a dollar of MSBuild's
  local property='\$\([A-Za-z_]+\)'
  for name in $(grep -E '\.(props|targets|csproj)$' <<<"$files" | tr '\n' '\0' | xargs -0 grep -hoE "$property" | tr -cd 'A-Za-z_\n' | sort -u); do
    [ -z "${!name+set}" ] || printf '%s=%s\n' "$name" "${!name}"
  done
}

outputs() { # what it made: another build of the same projects makes other files
  find src/Interp.Api/bin/Release/net10.0 src/Interp.Workers/bin/Release/net10.0 -type f -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort
}

hash() { sha256sum | cut -d' ' -f1; }

build_site() { # the site and the worker in one go; nothing while nothing has changed
  local stamp=$root/src/Interp.Workers/bin/Release/built-from lock from
  mkdir -p "${stamp%/*}"
  # Two starts of one checkout at once build one after the other.
  exec {lock}>"$stamp.lock"
  flock "$lock"
  # Before the build: what is edited while it runs is built next time.
  from=$(sources | hash)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$from $(outputs | hash)" ]; then
    rm -f "$stamp"
    # A program whose files are written over may crash: it is started again from the new ones.
    stop api Interp.Api.dll {lock}>&-
    stop worker Interp.Workers.dll {lock}>&-
    # The house's rules are checked by `test`, which compiles again what was built without them.
    build Site.slnf -p:RunAnalyzers=false {lock}>&-
    printf '%s %s' "$from" "$(outputs | hash)" >"$stamp"
  fi
  exec {lock}>&-
}
