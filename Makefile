# What a person types. CI types `.ci/run`.

PACKAGES := libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev libpcre2-dev pkg-config
SKILLC := .build/release/skillc
DEMO := .build/demo

.PHONY: deps build compiler demo test format lint skills

## deps: install the system packages that are missing
deps:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  sudo=""; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	  echo "installing$$missing"; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi

RELEASE := swift build -c release --static-swift-stdlib

## build: the release binaries in .build/release; with Swift inside they start faster and need no toolchain where they run
build: compiler
	$(RELEASE) --product skillc-model

## compiler: skillc alone, without the inference engine and its server
compiler: deps
	$(RELEASE) --product skillc

## demo: compile the fixture handbook, show its rules, check a page that keeps them and one that breaks them
demo: compiler
	@rm -rf $(DEMO)
	$(SKILLC) build fixtures/handbook --out $(DEMO) --name handbook --no-index
	@echo
	$(SKILLC) check fixtures/outputs/handbook/keeps.md --skill $(DEMO)/handbook
	@echo
	$(SKILLC) check fixtures/outputs/handbook/breaks.md --skill $(DEMO)/handbook || test $$? -eq 1

## test: every test
test: deps
	swift build --build-tests
	swift test --skip-build --parallel

## format: bring the sources into the house's form
format:
	swift format --in-place --recursive Sources Tests Package.swift

## lint: say where they are not in it
lint:
	swift format lint --strict --recursive Sources Tests Package.swift

## skills: compile docs/ into the bundle that is checked in
skills: compiler
	$(SKILLC) build docs --out skills --name skillc-docs --no-index
