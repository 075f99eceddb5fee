import { type AdapterFacts, type AdapterFile, isJson } from './adapter-facts.ts';

/** An adapter of curl and the shell, one process per call. */
export function curlAdapter({ title, method, path, mediaType, body }: AdapterFacts): AdapterFile {
  return {
    name: 'adapter.sh',
    command: 'bash adapter.sh',
    oneShot: true,
    text: `#!/usr/bin/env bash
# Adapter for rolecall client --one-shot: ${title}. Put your client's own call in place of curl.
set -u
[ "$ROLECALL_OPERATION" = update ] || { echo '{"outcome":"unsupported"}'; exit 0; }
encode() { local LC_ALL=C text=$1 i c; for ((i = 0; i < \${#text}; i++)); do c=\${text:i:1}; case $c in [a-zA-Z0-9_~-]) printf %s "$c" ;; *) printf %s "$c" | od -An -tx1 | tr -d '\\n' | sed 's/ /%/g' ;; esac; done; }
encoded() { local t=$1; t=\${t//'{ID}'/$(encode "$ROLECALL_USER")}; t=\${t//'{TEXT}'/$(encode "$ROLECALL_ROLE")}; printf %s "\${t//'{ORGANIZATION}'/$ROLECALL_ORGANIZATION}"; }
path=$(encoded '${path.replaceAll("'", "'\\''")}')
value=\${ROLECALL_CHANGE#*:}
body='${body.replaceAll("'", "'\\''")}'
body=\${body//'"{VALUE}"'/\${value%\\}}}
body=\${body//'{USER}'/$ROLECALL_USER}
${isJson(body) ? '' : 'body=$(encoded "$body")\n'}limit=()
[ -n "$ROLECALL_DEADLINE_MS" ] && limit=(--max-time "$((ROLECALL_DEADLINE_MS / 1000))")
status=$(printf '%s\\n' "$ROLECALL_HEADERS" | curl -sS --compressed "\${limit[@]}" -X ${method} -H @- -H 'Content-Type: ${mediaType}' \\
  --data-binary "$body" -o /dev/null -w '%{http_code}' "$ROLECALL_BASE_URL$path") || { echo '{"outcome":"failed"}'; exit 0; }
if [ "$status" -lt 300 ]; then echo '{"outcome":"updated"}'; else echo "{\\"outcome\\":\\"refused\\",\\"status\\":$status}"; fi
`,
  };
}
