import { type AdapterFacts, type AdapterFile, isJson, isNumbered } from './adapter-facts.ts';

/** An adapter for Python, with its standard library alone. */
export function pythonAdapter({ title, method, path, mediaType, body, role }: AdapterFacts): AdapterFile {
  return {
    name: 'adapter.py',
    command: 'python3 adapter.py',
    text: `"""Adapter for rolecall client: ${title}. Put your client's own call into update(); what is there now is urllib."""

import http.client
import json
import re
import sys
import urllib.error
import urllib.request
from urllib.parse import quote


class Response(http.client.HTTPResponse):
    """Interim responses (1xx) come before the last: http.client knows none but 100."""

    def begin(self):
        while re.match(rb"HTTP/1\\.\\d 1\\d\\d", self.fp.peek(12)):
            while self.fp.readline().strip():
                pass
        super().begin()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """urllib takes the credentials along to wherever a redirect leads."""

    def redirect_request(self, *_):
        return None


http.client.HTTPConnection.response_class = Response
opener = urllib.request.build_opener(NoRedirect)


def update(ask):
    credentials = ask["credentials"]
    value = next(iter(ask["change"].values()))
    text = value if isinstance(value, str) else json.dumps(value)

    def encoded(given):
        for name, part in {"{ID}": ask["user"], "{TEXT}": text, "{ORGANIZATION}": credentials.get("organization", "")}.items():
            given = given.replace(name, quote(part, safe=""))
        return given

    path = encoded(${JSON.stringify(path)})
    body = ${isJson(body) ? JSON.stringify(body) : `encoded(${JSON.stringify(body)})`}.replace('"{VALUE}"', json.dumps(value)).replace('"{USER}"', json.dumps(ask["user"]))${isNumbered(body) ? `.replace("{USER}", ask["user"])` : ''}
    headers = {**credentials["headers"], **credentials["context"], "Content-Type": "${mediaType}"}
    request = urllib.request.Request(ask["baseUrl"] + path, body.encode(), headers, method="${method}")
    seconds = None if ask["deadlineMs"] is None else ask["deadlineMs"] / 1000
    try:
        with opener.open(request, timeout=seconds) as response:
            shown = ${role.length === 0 ? 'None' : 'json.load(response)'}
    except urllib.error.HTTPError as refusal:
        return {"outcome": "refused", "status": refusal.code, "message": refusal.read().decode(errors="replace")}
    for key in ${JSON.stringify(role)}:
        shown = shown[key]
    return {"outcome": "updated"${role.length === 0 ? '' : ', "role": shown'}}


for line in sys.stdin:
    asked = json.loads(line)
    try:
        # Reads and lists: say "responded" with role, or with users (ids).
        word = update(asked) if asked["operation"] == "update" else {"outcome": "unsupported"}
    except Exception as cause:
        word = {"outcome": "failed", "message": repr(cause)}
    print(json.dumps({"id": asked["id"], **word}), flush=True)
`,
  };
}
