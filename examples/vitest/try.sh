#!/usr/bin/env bash
# Packs this repository, and runs the example as a project of its own, outside of it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
outside=$(mktemp -d)
trap 'rm -rf "$outside"' EXIT
(cd "$root" && npm pack --silent --pack-destination "$outside" >/dev/null)
cp "$here"/package.json "$here"/*.ts "$outside"
cd "$outside"
version=$(node -p "require('$root/package.json').devDependencies.vitest")
npm install --silent --no-audit --no-fund ./rolecall-*.tgz "vitest@$version"
npx vitest run
