# Runs the stages of `scripts/test`, times them and lists them at the end. A stage STAGE is a function `check_STAGE`.

# The stages that have ended, as `name: outcome`.
ended_stages=()

# run_stages STAGE…: one after the other, until one fails. `build` mostly uses one core, so it starts at once, in parallel with the
# stages before it; its output is shown at its turn.
run_stages() {
  local stage
  for stage; do
    declare -F "check_$stage" >/dev/null || die "no stage is called $stage" "one of:$(declare -F | sed -n 's/.* check_/ /p' | tr -d '\n')"
  done
  trap stop_build_and_list_stages EXIT
  [[ " $* " != *" build "* ]] || { scripts/setup && begin_build; }
  for stage; do
    run_stage "$stage"
  done
}

begin_build() {
  build_log=$(mktemp "${TMPDIR:-/tmp}/claimlight-build.XXXXXX")
  set -m # a process group of its own, so that it can be ended with all its compilers
  (set -e && check_build) >"$build_log" 2>&1 </dev/null &
  build_process=$!
  set +m
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
  # In a shell of its own, so that a stage ends at its first failure: bash ignores
  # `set -e` in a function whose status is tested.
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
    die "$stage failed after $time" "scripts/test $stage, once it is fixed"
  fi
}

stop_build_and_list_stages() {
  [[ -z ${build_process:-} ]] || kill -- "-$build_process" 2>/dev/null || true
  ((${#ended_stages[@]} < 2)) || { printf '\nStages, in %s:\n' "$(lasted "$SECONDS")" && printf '  %s\n' "${ended_stages[@]}"; }
}
