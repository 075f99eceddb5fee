"""An honest adapter in another language, with nothing but its standard library: it does not retry and follows no redirect."""

import gzip
import http.client
import json
import sys
from urllib.parse import quote, urlsplit

CONTRACT = sys.argv[1]


def path_of(ask):
    user = ask.get("user", "")
    if user in ("", ".", ".."):
        raise ValueError("this is no id")
    user = quote(user, safe="")
    return f"/users/{user}/role" if CONTRACT == "dolfin" else f"/organization/users/{user}"


def send(ask, method, path, body=None):
    base = urlsplit(ask["baseUrl"])
    seconds = None if ask["deadlineMs"] is None else ask["deadlineMs"] / 1000
    connection = http.client.HTTPConnection(base.hostname, base.port, timeout=seconds)
    headers = {**ask["credentials"]["headers"], **ask["credentials"]["context"], "User-Agent": "honest-python/1.0", "Accept-Encoding": "gzip"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    connection.request(method, base.path + path, None if body is None else json.dumps(body), headers)
    response = connection.getresponse()
    while response.status < 200:
        # The library takes an interim response (103) for the last one: read on.
        response.headers = None
        response.begin()
    data = response.read()
    if response.getheader("Content-Encoding") == "gzip":
        data = gzip.decompress(data)
    return response, data


def parsed(response, data):
    kind = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
    if not kind.endswith("json"):
        raise ValueError(f"not JSON: {kind}")
    return json.loads(data)


def refusal(response, data):
    said = {"outcome": "refused", "status": response.status}
    try:
        body = json.loads(data)
        said["code"] = str(body["detail"]).split(":")[0] if CONTRACT == "dolfin" else body["error"]
    except (ValueError, KeyError, TypeError):
        pass
    return said


def role(user):
    return user["role"] if CONTRACT == "dolfin" else user["permissions"]["role"]


def listed(ask):
    ids, after = [], ""
    while True:
        path = f"/organisations/{ask['credentials'].get('organization')}/users?Limit=20" if CONTRACT == "dolfin" else "/organization/users?limit=20"
        if after:
            path += ("&Cursor=" if CONTRACT == "dolfin" else "&after=") + quote(after, safe="")
        response, data = send(ask, "GET", path)
        if response.status >= 300:
            return refusal(response, data)
        body = parsed(response, data)
        ids += [user["id"] for user in body["data"]]
        after = body.get("nextCursor") if CONTRACT == "dolfin" else (ids[-1] if body["has_more"] else None)
        if not after:
            return {"outcome": "responded", "users": ids}


def answer(ask):
    if ask["operation"] == "list":
        return listed(ask)
    if ask["operation"] == "read" and CONTRACT == "dolfin":
        return {"outcome": "unsupported"}
    update = ask["operation"] == "update"
    response, data = send(ask, "PATCH" if update else "GET", path_of(ask), ask["change"] if update else None)
    if not 200 <= response.status < 300:
        return refusal(response, data)
    return {"outcome": "updated" if update else "responded", "role": role(parsed(response, data))}


for line in sys.stdin:
    asked = json.loads(line)
    try:
        word = answer(asked)
    except Exception as cause:
        word = {"outcome": "failed", "message": repr(cause)}
    print(json.dumps({"id": asked["id"], **word}), flush=True)
