# shellcheck shell=bash
# Every test project, one after the other, and one line that sums them up.

run_tests() {
  need_dotnet
  need postgresql chromium
  say "Building Interp.sln ..."
  dotnet build Interp.sln -c Release -v quiet -nologo "-clp:ErrorsOnly;NoSummary" >&2 || { printf '0 passed, 1 failed, 0 skipped\n'; exit 1; }
  local passed=0 failed=0 skipped=0 project output status names=''
  # Each failed test with the first lines of what it says.
  # shellcheck disable=SC2016 # awk's
  local failures='/ \[FAIL\]$/ { sub(/^ +/, ""); sub(/ \[FAIL\]$/, ""); print "failed: " $0; left = 16; next } left > 0 && /^      / { print; left--; next } { left = 0 }'
  output=$(mktemp)
  for project in tests/*.Tests tests/Interp.EndToEnd; do
    [ -f "$(dll "$project")" ] || continue
    printf '== %s\n' "${project#tests/}"
    status=0
    dotnet "$(dll "$project")" -nologo -noColor "$@" >"$output" 2>&1 || status=$?
    grep -vE '^\s*$' "$output" || true
    local summary; summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$output" | tail -n 1)
    local t e f s n
    t=$(sed -nE 's/.*Total: ([0-9]+).*/\1/p' <<<"$summary"); e=$(sed -nE 's/.*Errors: ([0-9]+).*/\1/p' <<<"$summary")
    f=$(sed -nE 's/.*Failed: ([0-9]+).*/\1/p' <<<"$summary"); s=$(sed -nE 's/.*Skipped: ([0-9]+).*/\1/p' <<<"$summary")
    n=$(sed -nE 's/.*Not Run: ([0-9]+).*/\1/p' <<<"$summary")
    t=${t:-0} e=${e:-0} f=${f:-0} s=${s:-0} n=${n:-0}
    # A run that ended badly without naming a failed test (a crash) counts as one.
    if [ "$status" != 0 ] && [ $((e + f)) = 0 ]; then f=1; t=$((t + 1)); names+="failed: ${project#tests/} ended with status $status"$'\n'; fi
    passed=$((passed + t - f - s - n)) failed=$((failed + f + e)) skipped=$((skipped + s))
    names+=$(awk "$failures" "$output")$'\n'
  done
  rm -f "$output"
  # Told again at the end, where a long output is read first.
  grep . <<<"$names" || true
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
