# `make` alone lists the targets. What they need is set up on the way, once: Python packages in .venv/, system libraries.

PYTHON ?= python3
# Options handed on, as in: make build ARGS="--strict --jobs 1", make test ARGS="tests/site -k order"
ARGS ?=
SECONDS ?= 60
# What `make bench` measures: a module of benchmarks/; and the sizes of its archives, as in: make bench WHAT=check N="500 2000".
WHAT ?= peers
N ?=

# Where this is set for all programs, as it often is in containers, each command would compile the whole program anew.
export PYTHONDONTWRITEBYTECODE :=

VENV := .venv
# The peers that are measured against have packages of their own, which may contradict ours.
BENCH := .venv-bench
RUN := $(VENV)/bin/python
# Extras stay named: pip asks for `coverage[toml]` itself, and refuses it where the hashes are those of `coverage` alone.
LOCK := $(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
  --no-emit-index-url --no-strip-extras

# An editor meets these, so they name the remedy, in one line and in both languages.
OLD_PYTHON := Cần Python 3.11 trở lên; hãy cài rồi gọi, ví dụ: make build PYTHON=python3.12 / Python 3.11 or newer is needed; install it, then run for example: make build PYTHON=python3.12
NO_VENV := Python này thiếu venv; hãy cài rồi chạy lại make / This Python lacks venv; install it, then run make again: Debian, Ubuntu: sudo apt-get install python3-venv
NO_PACKAGES := Không cài được các gói Python; hãy kiểm tra kết nối mạng rồi chạy lại make / The Python packages could not be installed; check the network, then run make again ($(VENV)/pip.log)
stop = { echo '$(1)' >&2; exit 4; }

.PHONY: help build check release serve sign verify test coverage fuzz bench lighthouse conformance lint format docs schema messages lock setup clean FORCE

help: ## Liệt kê các lệnh / list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: $(VENV)/requirements.txt ## Kiểm tra rồi dựng trang web vào output/ / check the content, then build the site into output/
	@$(RUN) build.py build $(ARGS)

check: $(VENV)/requirements.txt ## Chỉ kiểm tra nội dung / check the content, write nothing
	@$(RUN) build.py check $(ARGS)

release: $(VENV)/requirements.txt ## Ghi lại những gì đã công bố / record what has been published in content/releases.lock
	@$(RUN) build.py release $(ARGS)

serve: $(VENV)/requirements.txt ## Xem trang web trên máy này, tự dựng lại khi sửa / show the site here and rebuild on change
	@$(RUN) build.py serve $(ARGS)

sign: $(VENV)/requirements-sign.txt ## Ký số các bản in trong output/ / sign the PDFs (ARGS="--p12 FILE" or "--pkcs11 LIB")
	@$(RUN) build.py sign $(ARGS)

verify: $(VENV)/requirements-sign.txt ## Kiểm tra chữ ký số / verify signatures (ARGS="FILE --trust ROOT.pem")
	@$(RUN) build.py verify $(ARGS)

PYTEST = seed=$$(date +%s); echo "pytest, --randomly-seed=$$seed"; \
  $(RUN) -m pytest -q -x -n auto --dist loadfile --no-loadscope-reorder --randomly-seed=$$seed

# Types are read on one core, beside the first tests.
test: $(VENV)/requirements-test.txt ## Kiểm tra chương trình / lint, and run all tests on all cores
	@$(MAKE) --no-print-directory lint & lint=$$!; { $(PYTEST) $(ARGS); }; tests=$$?; wait $$lint && exit $$tests

# Measuring doubles the time that the tests take.
coverage: lint ## Đo phần mã nguồn được kiểm tra / run all tests and tell which lines and branches they reach
	@$(PYTEST) --cov --cov-report= $(ARGS)
	@$(RUN) -m coverage report

fuzz: $(VENV)/requirements-test.txt ## Thử bộ đọc với tệp hỏng ngẫu nhiên / feed broken files to the reader (SECONDS=60)
	@$(RUN) -m tests.fuzz --seconds $(SECONDS) $(ARGS)

bench: $(VENV)/requirements-test.txt $(BENCH)/requirements-bench.txt ## So tốc độ với các phần mềm khác / measure against other generators (N="500 5000")
	@$(RUN) -m benchmarks.$(WHAT) $(if $(N),--bulletins $(N)) $(ARGS)

lighthouse: $(VENV)/requirements-test.txt ## Chấm điểm các trang bằng Lighthouse / let Lighthouse judge the pages (for a nightly run)
	@cd tests/lighthouse && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(RUN) -m tests.lighthouse

conformance: $(VENV)/requirements-test.txt ## Kiểm tra mọi PDF trong output/ / hold every PDF in output/ against PDF/A and PDF/UA (for a nightly run)
	@$(RUN) -m tests.conformance output $(ARGS)

lint: $(VENV)/requirements-test.txt ## Kiểm tra mã nguồn / ruff, mypy, import-linter
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet
	@$(RUN) -m mypy
	@layers=$$($(RUN) $(VENV)/bin/lint-imports --no-logo) && echo "$$layers" | tail -n 1 || { echo "$$layers"; exit 1; }

format: $(VENV)/requirements-test.txt ## Sửa cách trình bày mã nguồn / put the source code into shape
	@$(RUN) -m ruff check --fix --quiet
	@$(RUN) -m ruff format --quiet

docs: $(VENV)/requirements-test.txt ## Viết lại docs/problems.md / write docs/problems.md anew from the table of problems and its examples
	@$(RUN) -m tests.problem_guide

schema: $(VENV)/requirements.txt ## Ghi khuôn mẫu cho trình soạn thảo vào docs/schema/ / write JSON Schemas for editors' programs
	@$(RUN) build.py schema $(ARGS)

lock: $(VENV)/requirements-test.txt ## Ghim lại phiên bản các gói / pin the packages anew (ARGS=--upgrade for newer ones)
	@$(LOCK) $(ARGS) requirements.in --output-file requirements.txt
	@$(LOCK) $(ARGS) requirements-uv.in --output-file requirements-uv.txt
	@$(LOCK) $(ARGS) requirements-npm.in --output-file requirements-npm.txt
	@$(LOCK) $(ARGS) requirements-bench.in --output-file requirements-bench.txt
	@$(LOCK) $(ARGS) requirements-sign.in --constraint requirements.txt --output-file requirements-sign.txt
	@$(LOCK) $(ARGS) requirements-cluster.in --constraint requirements.txt --output-file requirements-cluster.txt
	@$(LOCK) $(ARGS) requirements-parquet.in --constraint requirements.txt --output-file requirements-parquet.txt
	@$(LOCK) $(ARGS) requirements-test.in --constraint requirements-sign.txt --constraint requirements-cluster.txt --constraint requirements-parquet.txt --constraint requirements-uv.txt --output-file requirements-test.txt

messages: $(VENV)/requirements.txt ## Gom các câu cần dịch / collect the messages of the interface (ARGS="--missing km")
	@$(RUN) build.py messages $(ARGS)

setup: $(VENV)/requirements.txt ## Chỉ chuẩn bị máy này / only prepare this machine

clean: ## Xóa những gì dựng lại được / remove what can be made again: output/, .cache/, .venv/, caches
	@rm -rf output .cache docs/schema $(VENV) .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@rm -rf $(BENCH) benchmarks/peers/eleventy/node_modules
	@find . -name __pycache__ -prune -exec rm -rf {} +

# A copy of each requirements file, laid into .venv once all it asks for is there, tells that nothing is left to do.
$(VENV)/%.txt: PURPOSE := build
$(VENV)/requirements-test.txt: PURPOSE := test
$(VENV)/%.txt: %.txt package-lock.json .ci/python-packages .ci/system-libraries .ci/browser-libraries $(VENV)/pyvenv.cfg
	@echo "Cài các gói Python / installing the Python packages: $<"
	@.ci/python-packages $< $(PURPOSE) >$(VENV)/pip.log 2>&1 || $(call stop,$(NO_PACKAGES))
	@.ci/system-libraries $(PURPOSE)
	@.ci/browser-libraries $(PURPOSE)
	@cp $< $@

$(BENCH)/requirements-bench.txt: requirements-bench.txt benchmarks/peers/eleventy/package-lock.json .ci/benchmark-peers $(VENV)/pyvenv.cfg
	@echo "Cài các phần mềm để so sánh / installing what is measured against: $<"
	@.ci/benchmark-peers
	@cp $< $@

# Made anew as well when its Python is gone or was upgraded: then it finds its own pip no more.
ifneq ($(shell { $(RUN) -c 'import pip' && echo sound; } 2>/dev/null),sound)
$(VENV)/pyvenv.cfg: FORCE
endif
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(call stop,$(OLD_PYTHON))
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(call stop,$(NO_VENV))
	@echo "Tạo môi trường Python / creating the Python environment: $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
