# What a person does here, by name. The work is in scripts/.

help:              ## What can be made
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run:               ## Set up, build, and serve the app on this machine
	@scripts/run

build:             ## Set up and build dist/
	@scripts/build

single-file:       ## Build dist/claimlight.html, the app in one file (KIOSK=kiosk.json: as an exhibit)
	@scripts/single-file

test:              ## Set up and run the checks
	@scripts/test

test-all:          ## The same, with the accuracy of anchoring, and every browser test in every browser
	@scripts/test --all

flaky:             ## Look for tests that fail by chance: 20 whole runs of the browser stage, over as many sittings as it takes
	@scripts/flaky

chaos:             ## Kill pages in the middle of writing, 200 times
	@CLAIMLIGHT_KILLS=200 scripts/test build browser -- killed --nocapture --include-ignored

fuzz:              ## Let a fuzzer try anchoring and links for a minute each, or SECONDS=600
	@scripts/fuzz $(or $(SECONDS),60)

bench:             ## Set up, build, and measure the app beside its peers
	@scripts/build
	@scripts/bench

soak:              ## Send 2,000 visitors through the built exhibit, and plot what it holds on to
	@scripts/soak

shots:             ## Photograph the built app (scripts/shots has options)
	@scripts/shots

clean:             ## Remove what was built here; installed tools stay
	rm -rf dist target

.PHONY: help run build single-file test test-all flaky chaos fuzz bench soak shots clean
