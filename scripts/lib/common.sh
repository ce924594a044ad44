# What all scripts share: where things are, and how a long step is told, timed and, if it fails, explained.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Tools belong to the user, not to the checkout: the next checkout finds them built.
tools=${CLAIMLIGHT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/claimlight/tools}

# A shell that has not been opened anew since rustup was installed does not know its folder.
[[ :$PATH: == *:$HOME/.cargo/bin:* ]] || PATH=$PATH:$HOME/.cargo/bin

have() { command -v "$1" >/dev/null 2>&1; }

say() { printf '%s\n' "$*"; }

# die WHAT TRY: stops, saying what failed and what to try.
die() {
  printf '\n✗ %s\n  Try: %s\n' "$1" "$2" >&2
  exit 1
}

# lasted SECONDS: how a person would say it.
lasted() {
  if (($1 < 60)); then printf '%d s' "$1"; else printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); fi
}

# step WHAT TRY COMMAND…: runs the command with its output kept in a log, which is shown only where it ends in failure.
step() {
  local what=$1 try=$2 started=$SECONDS log
  shift 2
  log=$(mktemp "${TMPDIR:-/tmp}/claimlight-log.XXXXXX")
  say "· $what …"
  if "$@" >"$log" 2>&1 </dev/null; then
    say "  done in $(lasted $((SECONDS - started)))"
    rm -f "$log"
  else
    printf '\n✗ failed after %s: %s\n  The end of its log (%s):\n' "$(lasted $((SECONDS - started)))" "$what" "$log" >&2
    tail -n 25 "$log" | sed 's/^/    /' >&2
    printf '  Try: %s\n' "$try" >&2
    exit 1
  fi
}
