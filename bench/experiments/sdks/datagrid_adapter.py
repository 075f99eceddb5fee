import sys

import datagrid_ai
from lines import answer_lines


def answer(ask):
    deadline = {} if ask["deadlineMs"] is None else {"timeout": ask["deadlineMs"] / 1000, "max_retries": 0}
    if "once" in sys.argv:
        deadline["max_retries"] = 0
    secret = ask["credentials"]["secrets"]["authorization"]
    users = datagrid_ai.Datagrid(api_key=secret, base_url=ask["baseUrl"], **deadline).organization.users
    if ask["operation"] == "list":
        return {"outcome": "responded", "users": [user.id for user in users.list()]}
    if ask["operation"] == "read":
        return {"outcome": "responded", "role": users.retrieve(ask["user"]).permissions.role}
    return {"outcome": "updated", "role": users.update(ask["user"], **ask["change"]).permissions.role}


def refusal(cause):
    if isinstance(cause, datagrid_ai.APIStatusError):
        body = cause.body if isinstance(cause.body, dict) else {}
        return {"outcome": "refused", "status": cause.status_code, "code": str(body.get("error", "")), "message": str(cause)}
    return None


answer_lines(answer, refusal)
