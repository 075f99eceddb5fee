"""Usage: python datadog_adapter.py v1|v2 [retry]"""

import sys

from datadog_api_client import ApiClient, Configuration
from datadog_api_client.exceptions import ApiException
from lines import answer_lines

VERSION = sys.argv[1]
if VERSION == "v1":
    from datadog_api_client.v1.api.users_api import UsersApi
    from datadog_api_client.v1.model.access_role import AccessRole
    from datadog_api_client.v1.model.user import User
else:
    from datadog_api_client.v2.api.users_api import UsersApi
    from datadog_api_client.v2.model.user_update_attributes import UserUpdateAttributes
    from datadog_api_client.v2.model.user_update_data import UserUpdateData
    from datadog_api_client.v2.model.user_update_request import UserUpdateRequest
    from datadog_api_client.v2.model.users_type import UsersType


def call_v1(users, ask):
    if ask["operation"] == "list":
        return {"outcome": "responded", "users": [user.handle for user in users.list_users().users]}
    if ask["operation"] == "read":
        return {"outcome": "responded", "role": plain(users.get_user(ask["user"]).user.access_role)}
    body = User(access_role=AccessRole(ask["change"]["access_role"]))
    return {"outcome": "updated", "role": plain(users.update_user(ask["user"], body).user.access_role)}


def call_v2(users, ask):
    if ask["operation"] == "list":
        return {"outcome": "responded", "users": [user.id for user in users.list_users_with_pagination()]}
    field, value = next(iter(ask.get("change", {"disabled": True}).items()))
    if ask["operation"] == "read":
        return {"outcome": "responded", "role": users.get_user(ask["user"]).data.attributes[field]}
    attributes = UserUpdateAttributes(**{field: value})
    body = UserUpdateRequest(data=UserUpdateData(id=ask["user"], type=UsersType.USERS, attributes=attributes))
    return {"outcome": "updated", "role": users.update_user(ask["user"], body).data.attributes[field]}


def plain(value):
    return getattr(value, "value", value)


def answer(ask):
    configuration = Configuration(host=ask["baseUrl"])
    configuration.api_key = {
        "apiKeyAuth": ask["credentials"]["secrets"]["DD-API-KEY"],
        "appKeyAuth": ask["credentials"]["secrets"]["DD-APPLICATION-KEY"],
    }
    # A deadline of the caller's is for the whole call: no attempt after it.
    configuration.enable_retry = "retry" in sys.argv and ask["deadlineMs"] is None
    if ask["deadlineMs"] is not None:
        configuration.request_timeout = ask["deadlineMs"] / 1000
    with ApiClient(configuration) as client:
        return (call_v1 if VERSION == "v1" else call_v2)(UsersApi(client), ask)


def refusal(cause):
    if isinstance(cause, ApiException) and cause.status:
        return {"outcome": "refused", "status": cause.status, "message": str(cause)[:500]}
    return None


answer_lines(answer, refusal)
