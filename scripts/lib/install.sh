# How a tool gets into the user's tools folder: whole or not at all, and once for all checkouts.

# tool_dir NAME-VERSION: where that tool is, or will be.
tool_dir() { printf '%s/%s' "$tools" "$1"; }

# install_tool NAME-VERSION TRY COMMAND…: runs the command with an empty folder as its last argument, to install into,
# and gives that folder its name only once the command has succeeded. An interrupted installation leaves no half tool.
install_tool() {
  local key=$1 try=$2 place
  shift 2
  [[ -d $(tool_dir "$key") ]] && return
  mkdir -p "$tools"
  wait_for_turn
  [[ -d $(tool_dir "$key") ]] && return # another checkout's set-up was quicker
  place=$(mktemp -d "$tools/.installing-$key.XXXXXX")
  step "Installing $key, once for all checkouts" "$try" "$@" "$place"
  chmod 755 "$place"
  mv "$place" "$(tool_dir "$key")"
}

# Set-ups of two checkouts take turns, where the system has locks for shells. Elsewhere (macOS) both build the tool;
# that wastes time but breaks nothing, since a finished tool is moved into place in one go.
wait_for_turn() {
  [[ -z ${turn_taken:-} ]] && have flock || return 0
  turn_taken=yes
  exec 9>"$tools/.lock"
  flock -n 9 || { say "· Waiting for another set-up of this user to finish …" && flock 9; }
  rm -rf "$tools"/.installing-* # what an interrupted set-up left
}

# A tool written in Rust. It is built for a short build, not for speed: a tenth of a second more a run, minutes fewer here.
cargo_install() {
  local folder=${*: -1}
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_TARGET_DIR="$folder/build" cargo install --root "$folder" "${@:1:$#-1}" && rm -rf "$folder/build"
}

# A tool, or a script, from npm.
npm_install() { npm install --no-save --no-audit --no-fund --prefix "$2" "$1"; }

# debian_packages PACKAGE…: installs those that are missing. Fails where the system is not Debian's kin.
debian_packages() {
  local missing=() package
  have apt-get || return 1
  for package; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]} == 0)) && return
  local command="apt-get install -y --no-install-recommends ${missing[*]}" as_root=()
  if ((EUID != 0)); then
    have sudo || die "These Debian packages are missing: ${missing[*]}" "as root: apt-get update && $command"
    as_root=(sudo)
    sudo -v || die "sudo did not let this user in" "as root: apt-get update && $command"
  fi
  step "Installing Debian packages: ${missing[*]}" "apt-get update && $command" \
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update && $command"
}
