import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ApiException;
import com.datadog.api.client.ServerConfiguration;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Usage: java --add-opens java.base/java.net=ALL-UNNAMED Datadog v1|v2 [retry]; without it no PATCH is sent on Java 17. */
class Datadog implements Lines.Client {
  private final String version;
  private final boolean retry;

  Datadog(String[] arguments) {
    version = arguments[0];
    retry = arguments.length > 1;
  }

  public static void main(String[] arguments) throws Exception {
    Lines.answer(new Datadog(arguments));
  }

  public Map<String, Object> call(JsonNode ask) throws Exception {
    var client = new ApiClient();
    client.setServers(List.of(new ServerConfiguration(ask.get("baseUrl").asText(), "given", new HashMap<>())));
    client.setServerIndex(0);
    client.configureApiKeys(
        Map.of(
            "apiKeyAuth", ask.at("/credentials/secrets/DD-API-KEY").asText(),
            "appKeyAuth", ask.at("/credentials/secrets/DD-APPLICATION-KEY").asText()));
    // A deadline of the caller's is for the whole call: no attempt after it.
    client.enableRetry(retry && ask.get("deadlineMs").isNull());
    if (!ask.get("deadlineMs").isNull()) client.setReadTimeout(ask.get("deadlineMs").asInt());
    return version.equals("v1") ? callV1(client, ask) : callV2(client, ask);
  }

  private Map<String, Object> callV1(ApiClient client, JsonNode ask) throws ApiException {
    var users = new com.datadog.api.client.v1.api.UsersApi(client);
    var user = ask.path("user").asText();
    switch (ask.get("operation").asText()) {
      case "list":
        var ids = new ArrayList<String>();
        for (var each : users.listUsers().getUsers()) ids.add(each.getHandle());
        return Lines.word("responded", "users", ids);
      case "read":
        return Lines.word("responded", "role", users.getUser(user).getUser().getAccessRole());
      default:
        var role = com.datadog.api.client.v1.model.AccessRole.fromValue(ask.at("/change/access_role").asText());
        var updated = users.updateUser(user, new com.datadog.api.client.v1.model.User().accessRole(role)).getUser();
        return Lines.word("updated", "role", updated == null ? null : updated.getAccessRole());
    }
  }

  private Map<String, Object> callV2(ApiClient client, JsonNode ask) throws Exception {
    var users = new com.datadog.api.client.v2.api.UsersApi(client);
    var user = ask.path("user").asText();
    var field = ask.has("change") ? ask.get("change").fieldNames().next() : "disabled";
    switch (ask.get("operation").asText()) {
      case "list":
        var ids = new ArrayList<String>();
        for (var each : users.listUsersWithPagination()) ids.add(each.getId());
        return Lines.word("responded", "users", ids);
      case "read":
        return Lines.word("responded", "role", shown(users.getUser(user).getData(), field));
      default:
        var attributes =
            Lines.JSON.treeToValue(ask.get("change"), com.datadog.api.client.v2.model.UserUpdateAttributes.class);
        var data =
            new com.datadog.api.client.v2.model.UserUpdateData(
                attributes, user, com.datadog.api.client.v2.model.UsersType.USERS);
        var request = new com.datadog.api.client.v2.model.UserUpdateRequest(data);
        return Lines.word("updated", "role", shown(users.updateUser(user, request).getData(), field));
    }
  }

  private static Object shown(com.datadog.api.client.v2.model.User user, String field) {
    if (user == null || user.getAttributes() == null) return null;
    var attributes = user.getAttributes();
    switch (field) {
      case "disabled":
        return attributes.getDisabled();
      case "name":
        return attributes.getName();
      case "title":
        return attributes.getTitle();
      default:
        return attributes.getEmail();
    }
  }

  public Map<String, Object> refusal(Exception cause) {
    if (!(cause instanceof ApiException) || ((ApiException) cause).getCode() < 300) return null;
    var refused = (ApiException) cause;
    var word = Lines.word("refused", "status", refused.getCode());
    word.put("message", refused.getMessage() + " " + refused.getResponseBody());
    return word;
  }
}
