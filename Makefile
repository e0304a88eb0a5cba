# make run        the whole product on this screen, with made-up people (a tour where there is no screen)
# make run STORE=postgres   the same, where central keeps what it has on a PostgreSQL server of the demo's own
# make tour       the same on a virtual screen, by itself; pictures and receipts in out/tour/
# make tour SCREEN=landscape   on the smaller screen that lies; in out/tour-landscape/
# make pictures   what the person and staff see of faults, in out/pictures/
# make walk-pictures   five people on an ordinary day, filmed in the real window, in out/walks/
# make gallery    every screen and receipt in every language, photographed and measured in the real window: out/gallery/;
#                 ONLY=hi,ur for some languages, STATES=purpose,done for some screens
# make review LANG=hi   a sheet for a reviewer: each text beside the picture of where it stands, in out/review-hi/
# make test       everything that guards a change
# make test-all   the same and what takes long
# make chaos      the campaign against the promise: TRIALS=n SEED=s, one trial again by TRIALS=1 FIRST=k
# make year       a year of a kiosk and its central in minutes, every clock driven: DAYS=n PER_DAY=n SEED=s
# make sabotage   builds broken on purpose, each of which the campaign or the model of central must find
# make attack     a thief tries to take cases over, and to learn whether one exists: PAIRS=n GUESSES=n
# make pin-attack   guesses the staff PIN in every way there is: GUESSES=n
# make walks WALKS=n FIRST_WALK=k   random visits in the page's model over the real core and central
# make soak VISITS=n SEED=s   visits in one run of the real window, and what each of them left behind
# make bench      what people feel and what the machine costs, beside peers, in out/bench/ (under 20 minutes); a part of it
#                 by ONLY=submit, receipt, window, drain, or quick: what the hot paths ask of memory
# make fuzz SECONDS=n   feeds everything that reads what a stranger wrote with rubbish, n seconds each
# make catalogues writes docs/faults.md, docs/events.md and the page's lists of faults and types from the code
# make deb        two Debian packages in out/deb/: aima-kiosk, aima-central
# make voice LANG=hi FROM=folder   a Debian package of the sentences that somebody has recorded there (docs/voices.md)
# make deb-test   installs, upgrades and purges them in a fresh Debian root, as root (ten minutes)
# make fmt        puts code and page into form
# make contract   asks central for everything that docs/openapi.json describes: EXAMPLES=n of each operation, SEED=s
# make ha         three PostgreSQL nodes under Patroni; the primary is killed while rows are written
# make herd KIOSKS=n QUEUED=m   the bad morning: kiosks that all come back at once with full queues, to several processes of
#                 central on PostgreSQL, undisturbed and with faults; HA=1 on three nodes, and the primary is killed
# make drill      restore to a point in time, lost key file, full disk, certificate that ends, each with a clock and a verdict;
#                 one by ONLY=restore, key, disk or certificate (docs/runbooks/drills.md)
# make flat       whether central stays as fast as it is however much is open, at OPEN="5000/10000 500000" open requests, ten times as
#                 many cases where no other number is said; STORE=postgres over PostgreSQL
# make rotate     values are brought to new keys while requests come in: VALUES=n, STORE=postgres over PostgreSQL
# make setup      installs what is missing (every target does so first)

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

TOOLS  := packaging/setup/with-tools
CARGO  := $(TOOLS) cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
STAMPS := target/stamps
COMMA  := ,

# What the page is made of. Its build is part of the program, so it is made again only when one of these
# changed: a new time stamp would build the program anew.
PAGE := $(shell find ui locales \( -name node_modules -o -name 'dist*' \) -prune -o -type f -print)

RUST := Cargo.toml Cargo.lock .config/nextest.toml \
  $(shell find crates src-tauri tests \( -name target -o -name node_modules \) -prune -o -type f -print)

.PHONY: flat voice bench gallery review year walks pictures walk-pictures catalogues help run tour test test-all attack pin-attack soak fuzz fmt setup runner programs room format lint fuzz-fits page chaos sabotage deb deb-test compatible contract ha herd rotate release-before drill $(addprefix drill-,restore key disk certificate)

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

setup:
	@packaging/setup/install

# What runs the tests.
runner: | setup
	@packaging/setup/install test

# npm writes this file last.
ui/node_modules/.package-lock.json: ui/package-lock.json ui/package.json | setup
	cd ui && npm ci --no-audit --no-fund
	touch $@

ui/dist/index.html: $(PAGE) ui/node_modules/.package-lock.json
	cd ui && npm run --silent build
	touch $@

$(STAMPS)/page: ui/dist/index.html
	cd ui && npm run --silent format:check && npm run --silent check && npm run --silent test
	mkdir -p $(@D) && touch $@

page: $(STAMPS)/page

# The tests' own features are asked for here already, so that nothing is built twice.
programs: ui/dist/index.html | setup
	$(CARGO) build --workspace --bins --tests

# A server of the demo's own, which goes with it.
run: programs
	$(if $(filter postgres,$(STORE)),@packaging/setup/install postgres)
	$(if $(filter postgres,$(STORE)),packaging/test/with-postgres) $(TARGET)/debug/aima-demo run

tour: programs
	$(TARGET)/debug/aima-demo tour $(if $(filter landscape,$(SCREEN)),--landscape)

pictures: programs
	$(TARGET)/debug/aima-demo pictures

walk-pictures: programs
	$(TARGET)/debug/aima-demo walks

# The preview's states as one script, for the kiosk's own window.
ui/dist-gallery/page.js: $(PAGE) ui/node_modules/.package-lock.json
	cd ui && npx --no-install vite build --mode preview -c preview/in-the-window.config.ts --logLevel error
	touch $@

ONLY ?=
STATES ?=

# Into this folder, of these languages, these screens.
define gallery
rm -rf $(1)/gallery
GALLERY=$(abspath $(1)/gallery/receipts) LANGUAGES=$(2) $(CARGO) nextest run --workspace --profile all --run-ignored only \
  -E 'package(kiosk) & test(receipts_for_the_gallery)'
$(TARGET)/debug/aima-demo --out $(1) gallery $(if $(2),--languages $(2)) $(if $(3),--states '$(3)')
endef

gallery: runner programs ui/dist-gallery/page.js
	$(call gallery,out,$(ONLY),$(STATES))

# A few screens of it, so that it stays able to be made. Not again while nothing that it shows changed.
$(STAMPS)/gallery: $(PAGE) $(wildcard crates/testbed/src/bin/aima-demo/gallery/*.rs) | runner programs ui/dist-gallery/page.js
	$(call gallery,target/gallery-sample,ur,identity-nif$(COMMA)track being-checked)
	mkdir -p $(@D) && touch $@

review: programs ui/dist-gallery/page.js
	$(TARGET)/debug/aima-demo review $(LANG)

format: | setup
	@if $(CARGO) fmt --version >/dev/null 2>&1; then \
	  $(CARGO) fmt --all --check; $(CARGO) fmt --manifest-path fuzz/Cargo.toml --check; \
	else echo 'skipped: there is no rustfmt for this Rust'; fi

lint: ui/dist/index.html | setup
	@if $(CARGO) clippy --version >/dev/null 2>&1; then \
	  $(CARGO) clippy --workspace --all-targets -- -D warnings; \
	else echo 'skipped: there is no clippy for this Rust'; fi

# A workspace of its own: no other build notices when it no longer fits the product.
fuzz-fits: | setup
	$(CARGO) check --quiet --locked --manifest-path fuzz/Cargo.toml --bins --target-dir $(TARGET)/fuzz-fits

# What takes long and comes out the same each time, for its chance is drawn from fixed numbers: walks over the page's
# model, sequences at central, the desk's pages under axe, twenty readings, twenty pairs of taps and two visits by ear in the
# real window; the short campaign, attacks and year; receipts of every language laid out, worn and read by two decoders.
# Not again while nothing that it is made of changed.
DRAWN := package(walks) | (package(central) & ((binary(service) & test(/^model::/)) | (binary(desk) & test(/^walk::/)))) \
  | (package(aima-kiosk) & test(/^(reader|taps)::.*twenty|^by_ear::/)) \
  | ((package(chaos) | package(attack) | package(year)) & kind(test)) \
  | (package(kiosk) & test(/^receipt::tests::(printed|raster|scanned)::/))

$(STAMPS)/drawn: $(RUST) $(PAGE) | runner room
	$(CARGO) nextest run --workspace -E '$(DRAWN)'
	mkdir -p $(@D) && touch $@

# A kiosk closes when its disk is full, and so does each one that is tested: a build may have taken the last of it.
room: programs
	@for place in . "$${TMPDIR:-/tmp}"; do \
	  [ "$$(df --output=avail --block-size=1M "$$place" | tail -n 1)" -ge 1024 ] \
	    || { echo "tests need 1 GiB of room, and $$place has less: kiosks whose disk is full are closed" >&2; exit 1; }; \
	done

# Alert rules, dashboard and runbooks against what a running central says. Not again while none of them changed.
$(STAMPS)/monitoring: $(shell find packaging/central/prometheus packaging/central/grafana docs/runbooks -type f) \
  packaging/test/monitoring packaging/test/monitoring.py packaging/test/with-central \
  $(shell find crates/central/src -type f) | programs
	@packaging/setup/install rules
	packaging/test/monitoring $(TARGET)/debug/aima-central
	mkdir -p $(@D) && touch $@

# What a migration of PostgreSQL must not do. Not again while none of them changed.
$(STAMPS)/migrations: $(wildcard crates/central/migrations/postgres/*.sql) packaging/test/migrations packaging/test/squawk.toml
	@packaging/setup/install squawk
	packaging/test/migrations
	mkdir -p $(@D) && touch $@

# Released kiosks go by the description of the last release: what it promised must still hold.
compatible:
	python3 -B packaging/test/compatible_test.py --quiet
	python3 -B packaging/test/compatible.py docs/openapi-released.json docs/openapi.json

# Central's own tests once more, over PostgreSQL. What is about SQLite's file or dialect, and what looks the same whatever the
# store, is not asked twice.
ABOUT_THE_FILE := what_a_restored_backup_lacks|a_one_time_password_is_good_for_choosing|is_told_to_try_again_where_a_report|that_cannot_be_erased_is_set_aside
ON_POSTGRES := package(central) & (test(/walks_a_table_that_grows_on_postgresql|^store::migrating::/) | (binary(service) | binary(desk) | binary(mail)) \
  & not test(/^(walk|startup|migration|doctor|postfix|reconciliation|apart|description|words)::/) \
  & not test(/a_build_is_found|sabotage|$(ABOUT_THE_FILE)/))

$(STAMPS)/postgres: $(shell find crates/central crates/protocol -type f) Cargo.lock packaging/test/with-postgres | runner programs
	packaging/test/with-postgres $(CARGO) nextest run --workspace -E '$(ON_POSTGRES)'
	mkdir -p $(@D) && touch $@

test: compatible runner format page lint fuzz-fits room $(STAMPS)/drawn $(STAMPS)/monitoring $(STAMPS)/migrations $(STAMPS)/postgres $(STAMPS)/gallery
	$(CARGO) nextest run --workspace -E 'not ($(DRAWN))'

# A hundred thousand sequences at central: on the optimised build, which plays them in less than half the time.
MODEL := package(central) & binary(service) & test(/^model::/)

test-all: test
	$(CARGO) nextest run --workspace --profile all --run-ignored only --no-tests pass -E 'not ($(MODEL) | test(receipts_for_the_gallery))'
	$(CARGO) nextest run --release -p central --profile all --run-ignored only -E '$(MODEL)'
	SEQUENCES=10000 packaging/test/with-postgres $(CARGO) nextest run --release -p central --profile all --run-ignored only \
	  -E '$(MODEL)'
	cd ui && WHOLE=1 npx --no-install vitest run preview src/speech/spoken
	WHOLE=1 $(CARGO) nextest run --workspace --profile all -E 'package(central) & binary(desk) & test(/^walk::/)'
	$(MAKE) release-before
	$(TARGET)/debug/aima-demo tour
	$(TARGET)/debug/aima-demo tour --landscape
	$(TARGET)/debug/aima-demo walks
	$(MAKE) gallery

TRIALS ?= 200
SEED ?= 1
FIRST ?= 0

chaos: | setup
	$(CARGO) build --quiet --release -p chaos -p central --bins
	$(TARGET)/release/chaos --trials $(TRIALS) --seed $(SEED) --first $(FIRST)

DAYS ?= 365
PER_DAY ?= 300

year: | setup
	$(CARGO) build --quiet --release -p year
	$(TARGET)/release/year --days $(DAYS) --per-day $(PER_DAY) --seed $(SEED)

sabotage: | setup
	crates/chaos/sabotage/run
	crates/central/sabotage/run

PAIRS ?= 500
GUESSES ?= 10000

attack: | setup
	$(CARGO) build --quiet --release -p attack -p central --bins
	$(TARGET)/release/attack --pairs $(PAIRS) --guesses $(GUESSES)

EXAMPLES ?= 500

contract: programs
	@packaging/setup/install contract
	EXAMPLES=$(EXAMPLES) SEED=$(SEED) packaging/test/contract $(TARGET)/debug/aima-central

# The program of an earlier commit beside today's, on one database with today's schema.
release-before: programs
	@packaging/setup/install postgres
	packaging/test/with-postgres packaging/test/release-before $(TARGET)/debug/aima-central

VALUES ?= 1000000

rotate: runner | setup
	VALUES=$(VALUES) $(if $(filter postgres,$(STORE)),packaging/test/with-postgres) $(CARGO) nextest run --release -p central --profile all \
	  --run-ignored only --no-capture -E 'package(central) & binary(service) & test(values_by_the_hundred_thousand)'

OPEN ?= 5000/10000 50000 500000

# A server that keeps no copies is filled without its log.
flat: | setup
	$(if $(filter postgres,$(STORE)),DURABLE=1 POSTGRES_SETTINGS=$$'wal_level = minimal\nmax_wal_senders = 0' packaging/test/with-postgres) \
	  $(CARGO) bench --quiet -p central --bench flat -- $(OPEN)

ha:
	@packaging/setup/install ha
	packaging/central/ha/with-ha packaging/central/ha/kill-primary

KIOSKS ?= 20
QUEUED ?= 20

herd: | setup
	@packaging/setup/install $(if $(HA),ha,postgres)
	$(CARGO) build --quiet --release -p herd -p central --bins
	$(if $(HA),packaging/central/ha/with-ha,DURABLE=1 packaging/test/with-postgres) $(TARGET)/release/herd \
	  --kiosks $(KIOSKS) --queued $(QUEUED)

DRILLS := restore key disk certificate

# What the database of a drill is beside.
drill-restore: export ARCHIVE := 1
drill-disk: export SMALL := 128m
drill-restore: export DURABLE := 1

drill: $(addprefix drill-,$(or $(subst $(COMMA), ,$(ONLY)),$(DRILLS)))

$(addprefix drill-,$(DRILLS)): drill-%: programs
	@packaging/setup/install postgres
	@packaging/setup/install rules
	packaging/test/with-postgres $(TARGET)/debug/drill $*

# Peers are installed for this alone. `quick` is among the tests: it asks no clock, and fails where a figure grew.
ifeq ($(ONLY),quick)
bench: runner programs
	$(CARGO) nextest run --workspace -E 'package(bench) & binary(allocations)'
else
bench: ui/dist/index.html | setup
	@packaging/setup/install bench
	$(CARGO) build --quiet --release -p aima-kiosk -p bench -p central --bins
	$(TARGET)/release/bench $(foreach part,$(ONLY),--only $(part))
endif

deb: ui/dist/index.html | setup
	$(CARGO) build --quiet --release -p aima-kiosk -p central --bins
	packaging/debian/build

voice: | setup
	LC_ALL=C.UTF-8 packaging/voice/build $(LANG) $(FROM)

deb-test: deb
	packaging/test/deb-test

pin-attack: | setup
	$(CARGO) build --quiet --release -p attack --bin pin-attack
	$(TARGET)/release/pin-attack --guesses $(GUESSES)

WALKS ?= 1000
FIRST_WALK ?= 1

walks: ui/node_modules/.package-lock.json | setup
	$(CARGO) build --quiet -p walks --bins
	cd ui && WALK_BRIDGE=$(abspath $(TARGET))/debug/walk-bridge WALK_KIOSKS=4 WALKS=$(WALKS) FIRST_WALK=$(FIRST_WALK) \
	  npx vitest run src/visit/real-core.test.ts -t 'on .* ways'

VISITS ?= 1000

soak: programs
	$(TARGET)/debug/aima-soak --visits $(VISITS) --seed $(SEED)

# Where there is no other word, a minute for each target.
SECONDS ?= 60
fuzz:
	@packaging/setup/install fuzz
	@fuzz/run $(SECONDS) $(TARGET)/fuzz

catalogues: ui/node_modules/.package-lock.json
	WRITE_CATALOGUES=1 $(CARGO) test --quiet -p kiosk --test documents
	WRITE_CATALOGUES=1 $(CARGO) test --quiet -p kiosk --lib page_types
	cd ui && npx prettier --log-level warn --write src/lib/faults.ts src/lib/page-types.ts

fmt: ui/node_modules/.package-lock.json
	$(CARGO) fmt --all
	$(CARGO) fmt --manifest-path fuzz/Cargo.toml
	cd ui && npm run --silent format
