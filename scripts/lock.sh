#!/bin/sh
# Writes the lock files anew from pyproject.toml: every version pinned, every file hashed, no address of any index.
#   sh scripts/lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

# uv does not read pip's configuration; it is told the same index.
index=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
if [ -n "$index" ]; then
    export UV_DEFAULT_INDEX="$index"
fi

compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --custom-compile-command "make lock" "$@"
}

compile pyproject.toml "$@" --group build --output-file requirements/app.lock
compile pyproject.toml "$@" --group build --group dev --constraint requirements/app.lock --output-file requirements/dev.lock
compile pyproject.toml "$@" --group build --group core --constraint requirements/dev.lock \
    --no-emit-package pyside6-essentials --no-emit-package shiboken6 --output-file requirements/core.lock
compile "$@" --group peers --output-file requirements/peers.lock
