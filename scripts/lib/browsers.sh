# Where this machine's browsers and their drivers are: said to the tests in CHROMIUM, CHROMEDRIVER, FIREFOX,
# GECKODRIVER; and the scripts that tests put into pages: AXE, SINON.

browsers_hint="install Chrome or Chromium, its chromedriver of the same version, and Firefox; or name them in the variables
       CHROMIUM, CHROMEDRIVER and FIREFOX"

applications=/Applications # of macOS

# find_browsers: sets the variables that are not set yet; what is not found is listed in `missing_browsers`.
find_browsers() {
  missing_browsers=()
  find_program CHROMIUM chromium chromium-browser google-chrome google-chrome-stable \
    "$applications/Google Chrome.app/Contents/MacOS/Google Chrome" "$applications/Chromium.app/Contents/MacOS/Chromium"
  find_program CHROMEDRIVER chromedriver
  find_program FIREFOX firefox-esr firefox "$applications/Firefox.app/Contents/MacOS/firefox"
  export GECKODRIVER=${GECKODRIVER:-$(tool_dir "geckodriver-$geckodriver_version")/bin/geckodriver}
  export AXE=${AXE:-$(tool_dir "axe-core-$axe_version")/node_modules/axe-core/axe.min.js}
  export SINON=${SINON:-$(tool_dir "sinon-$sinon_version")/node_modules/sinon/pkg/sinon.js}
  ((${#missing_browsers[@]} == 0))
}

# find_program VARIABLE NAME…: the first that is there, by its name or its path.
find_program() {
  local variable=$1 name
  shift
  [[ -z ${!variable:-} ]] || return 0
  for name; do
    if have "$name"; then
      export "$variable=$(command -v "$name")"
      return
    fi
  done
  missing_browsers+=("$1")
}
