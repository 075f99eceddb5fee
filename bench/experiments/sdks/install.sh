#!/usr/bin/env bash
# Installs the official clients into a folder outside of the repository, at the versions that docs/clients.md speaks of.
# Those in Go and Java need go, and mvn and javac: where they are missing, their clients are left out.
# Usage: bench/experiments/sdks/install.sh FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder"
cd "$folder"
[ -f package.json ] || echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact openai@7.57.0 @datadog/datadog-api-client@1.64.0 datagrid-ai@0.17.2
python3 -m venv python
./python/bin/pip install --quiet --disable-pip-version-check openai==3.57.0 datadog-api-client==2.62.0 polytomic==25.9.10 datagrid_ai==0.16.0
if command -v go >/dev/null; then
  cp -r "$here/go" .
  (cd go && go mod tidy && go build -o bin/ ./openai ./datadog)
fi
if command -v mvn >/dev/null && command -v javac >/dev/null; then
  cp -r "$here/java" .
  (cd java && mvn --quiet dependency:copy-dependencies -DoutputDirectory=lib && javac -nowarn -cp 'lib/*' -d classes ./*.java)
fi
