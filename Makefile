# make run    the demonstration on http://127.0.0.1:8080
# make test   every test
# make check  tests, formatting, clang-tidy, sanitizers
# make bench  figures beside their limits
# make fuzz   every fuzz target for a minute
.PHONY: run build test check bench fuzz clean
DATA ?= demo
PORT ?= 8080
DAY ?= 2020-03-15

run: build
	@[ -e $(DATA)/mera.db ] || build/mera demo --data $(DATA)
	build/mera serve --data $(DATA) --today $(DAY) --port $(PORT)

build:
	@scripts/install-packages build
	@[ -f build/build.ninja ] || cmake --preset release
	@ninja -C build mera

test:
	@scripts/install-packages test
	@[ -f build/build.ninja ] || cmake --preset release
	@ninja -C build
	@cd build && ctest --output-on-failure -j2

check: test
	@scripts/install-packages check
	@scripts/check-format
	@scripts/check-tidy
	@cmake --preset debug && ninja -C build-debug
	@cd build-debug && ctest --output-on-failure -j2

bench:
	@scripts/install-packages build
	@[ -f build/build.ninja ] || cmake --preset release
	@ninja -C build mera bench_programs
	@scripts/bench

fuzz:
	@scripts/install-packages check
	@cmake --preset fuzz >/dev/null && ninja -C build-fuzz fuzz_programs
	@scripts/fuzz

clean:
	rm -rf build build-debug build-fuzz
