#!/usr/bin/env bash
# An honest one-shot adapter: curl and nothing else. The id is encoded by printf, byte by byte.
set -u
contract=$1
say() { printf '{"outcome":"%s"%s}\n' "$1" "${2:-}"; exit 0; }
encode() { local LC_ALL=C text=$1 i c; for ((i = 0; i < ${#text}; i++)); do c=${text:i:1}; case $c in [a-zA-Z0-9_~-]) printf %s "$c" ;; *) printf '%%%02X' "'$c" ;; esac; done; }
case $ROLECALL_USER in . | .. ) say failed ;; esac
id=$(encode "$ROLECALL_USER" | sed 's/%FFFFFFFFFFFFFF/%/g')
[ "$contract" = dolfin ] && path=/users/$id/role || path=/organization/users/$id
[ "$ROLECALL_OPERATION" = update ] && [ -z "$ROLECALL_USER" ] && say failed
[ "$ROLECALL_OPERATION" = update ] || say unsupported
body=$(mktemp)
trap 'rm -f "$body"' EXIT
limit=()
[ -n "$ROLECALL_DEADLINE_MS" ] && limit=(--max-time "$((ROLECALL_DEADLINE_MS / 1000))")
result=$(printf '%s\n' "$ROLECALL_HEADERS" | curl -sS --path-as-is --compressed "${limit[@]}" -X PATCH -H @- \
  -H 'Content-Type: application/json' --data-binary "$ROLECALL_CHANGE" -o "$body" -w '%{http_code} %{content_type}' \
  "$ROLECALL_BASE_URL$path") || say failed
status=${result%% *}
type=$(printf %s "${result#* }" | tr 'A-Z' 'a-z')
if [ "$status" -ge 200 ] && [ "$status" -lt 300 ]; then
  case $type in *json*) ;; *) say failed ;; esac
  role=$(tr -d '\n' <"$body" | grep -o '"role": *"[^"]*"' | head -1 | sed 's/.*: *//')
  grep -q '}$' "$body" && [ -n "$role" ] && say updated ",\"role\":$role"
  say failed
fi
code=$(grep -oE '"error": *"[^"]*"|User\.[A-Za-z]+' "$body" | head -1 | sed 's/.*: *//; s/"//g')
say refused ",\"status\":$status${code:+,\"code\":\"$code\"}"
