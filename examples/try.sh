#!/usr/bin/env bash
# Packs this repository, and runs each example as a project of its own, outside of it: a client's tests, a vendor's conformance job.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
outside=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$outside"' EXIT
# The pinned Node, whatever the machine has.
export PATH="$root/node_modules/.bin:$PATH"
(cd "$root" && npm pack --silent --pack-destination "$outside" >/dev/null)

# A project of its own, with the package and nothing of this repository.
project() {
  cp -r "$here/$1" "$outside/$1"
  cd "$outside/$1"
  shift
  npm install --silent --no-audit --no-fund ../rolecall-*.tgz "$@"
}

echo "== vitest: a client's tests"
project vitest "vitest@$(node -p "require('$root/package.json').devDependencies.vitest")"
npm test

echo "== vendor: a server's conformance job"
project vendor --omit peer
export ACME_ADMIN_TOKEN=admin-token ACME_MEMBER_TOKEN=member-token ACME_OTHER_TOKEN=other-token PORT=4020
serve() {
  node "$1" &
  server=$!
}
stop() {
  kill "$server"
  wait "$server" || true
  server=
}
npx rolecall check specs/acme-teams
serve server.mjs
npm run --silent conformance
stop

echo "== vendor: the same with a forgotten check"
sed '/admins change roles/d' server.mjs >forgetful.mjs
serve forgetful.mjs
status=0
npm run --silent conformance >red.txt || status=$?
stop
cat red.txt
[ "$status" -eq 1 ]
grep -q 'fail.*access.insufficient-role' red.txt

echo "== bill of materials of what was installed"
npm sbom --sbom-format cyclonedx >sbom.cdx.json
node -e 'const { components } = require("./sbom.cdx.json"); console.log(`${components.length} components`); process.exit(components.some(({ name }) => name === "ajv") ? 0 : 1)'
