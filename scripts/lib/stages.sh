# Runs the stages of `scripts/test`, times them and lists them at the end. A stage STAGE is a function `check_STAGE`.

# The stages that have ended, as `name: outcome`.
ended_stages=()

# run_stages STAGE…: one after the other, until one fails. The stage `build` works on one core most of the time, so it is begun
# at once where others come before it, and its output shown when its turn comes.
run_stages() {
  local stage
  for stage; do
    declare -F "check_$stage" >/dev/null || die "no stage is called $stage" "one of:$(declare -F | sed -n 's/.* check_/ /p' | tr -d '\n')"
  done
  trap tell_stages EXIT
  [[ " $* " != *" build "* ]] || { scripts/setup && begin_build; }
  for stage; do
    run_stage "$stage"
  done
}

begin_build() {
  build_log=$(mktemp "${TMPDIR:-/tmp}/claimlight-build.XXXXXX")
  (set -e && check_build) >"$build_log" 2>&1 </dev/null &
  build_process=$!
}

finish_build() {
  local outcome=0
  wait "$build_process" || outcome=$?
  cat "$build_log"
  rm -f "$build_log"
  build_process=
  return "$outcome"
}

run_stage() {
  local stage=$1 started=$SECONDS outcome time
  say "── $stage"
  # In a shell of its own, so that a stage ends at its first failure: bash does not end a function that is tested.
  set +e
  if [[ $stage == build && -n ${build_process:-} ]]; then finish_build; else (set -e && "check_$stage"); fi
  outcome=$?
  set -e
  time=$(lasted $((SECONDS - started)))
  if ((outcome == 0)); then
    say "── $stage passed in $time"
    ended_stages+=("$stage: passed in $time")
  else
    ended_stages+=("$stage: FAILED after $time")
    die "$stage failed after $time" "scripts/test $stage, once it is mended"
  fi
}

tell_stages() {
  [[ -z ${build_process:-} ]] || kill "$build_process" 2>/dev/null || true
  ((${#ended_stages[@]} < 2)) || { printf '\nStages, in %s:\n' "$(lasted "$SECONDS")" && printf '  %s\n' "${ended_stages[@]}"; }
}
