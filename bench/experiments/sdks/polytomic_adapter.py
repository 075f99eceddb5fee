import sys

from lines import answer_lines
from polytomic import Polytomic
from polytomic.core.api_error import ApiError


def answer(ask):
    secret = ask["credentials"]["secrets"]["authorization"]
    deadline = {} if ask["deadlineMs"] is None else {"timeout": ask["deadlineMs"] / 1000, "max_retries": 0}
    if "once" in sys.argv:
        deadline["max_retries"] = 0
    users = Polytomic(token=secret, base_url=ask["baseUrl"], **deadline).users
    if ask["operation"] == "list":
        return {"outcome": "responded", "users": [user.id for user in users.list_current_org_users().data or []]}
    if ask["operation"] == "read":
        return {"outcome": "responded", "role": users.get_current_org_user(ask["user"]).data.role_ids}
    return {"outcome": "updated", "role": users.update_current_org_user(ask["user"], **ask["change"]).data.role_ids}


def refusal(cause):
    if isinstance(cause, ApiError) and cause.status_code is not None and cause.status_code >= 300:
        body = cause.body if isinstance(cause.body, dict) else getattr(cause.body, "__dict__", {})
        return {"outcome": "refused", "status": cause.status_code, "code": str(body.get("key", "")), "message": str(cause)}
    return None


answer_lines(answer, refusal)
