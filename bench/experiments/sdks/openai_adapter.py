import sys

import openai
from lines import answer_lines


def answer(ask):
    deadline = {} if ask["deadlineMs"] is None else {"timeout": ask["deadlineMs"] / 1000, "max_retries": 0}
    if "once" in sys.argv:
        deadline["max_retries"] = 0
    secret = ask["credentials"]["secrets"]["authorization"]
    client = openai.OpenAI(api_key="not used by this operation", admin_api_key=secret, base_url=ask["baseUrl"], **deadline)
    users = client.admin.organization.users
    if ask["operation"] == "list":
        return {"outcome": "responded", "users": [user.id for user in users.list()]}
    if ask["operation"] == "read":
        return {"outcome": "responded", "role": users.retrieve(ask["user"]).role}
    return {"outcome": "updated", "role": users.update(ask["user"], **ask["change"]).role}


def refusal(cause):
    if isinstance(cause, openai.APIStatusError):
        return {"outcome": "refused", "status": cause.status_code, "code": str(cause.code or ""), "message": str(cause)}
    return None


answer_lines(answer, refusal)
