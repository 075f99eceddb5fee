import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.admin.organization.users.UserUpdateParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

class OpenAi implements Lines.Client {
  public static void main(String[] arguments) throws Exception {
    Lines.answer(new OpenAi(arguments.length > 0 && arguments[0].equals("once")));
  }

  private final boolean once;

  private OpenAi(boolean once) {
    this.once = once;
  }

  public Map<String, Object> call(JsonNode ask) {
    var builder =
        OpenAIOkHttpClient.builder()
            .apiKey("not used by this operation")
            .adminApiKey(ask.at("/credentials/secrets/authorization").asText())
            .baseUrl(ask.get("baseUrl").asText());
    if (!ask.get("deadlineMs").isNull())
      builder.timeout(Duration.ofMillis(ask.get("deadlineMs").asLong())).maxRetries(0);
    if (once) builder.maxRetries(0);
    var client = builder.build();
    var users = client.admin().organization().users();
    try {
      switch (ask.get("operation").asText()) {
        case "list":
          var ids = new ArrayList<String>();
          for (var user : users.list().autoPager()) ids.add(user.id());
          return Lines.word("responded", "users", ids);
        case "read":
          return Lines.word("responded", "role", users.retrieve(ask.get("user").asText()).role().orElse(null));
        default:
          var change = UserUpdateParams.builder();
          ask.get("change")
              .fields()
              .forEachRemaining(
                  each -> change.putAdditionalBodyProperty(each.getKey(), JsonValue.fromJsonNode(each.getValue())));
          return Lines.word("updated", "role", users.update(ask.get("user").asText(), change.build()).role().orElse(null));
      }
    } finally {
      client.close();
    }
  }

  public Map<String, Object> refusal(Exception cause) {
    if (!(cause instanceof OpenAIServiceException)) return null;
    var refused = (OpenAIServiceException) cause;
    var word = Lines.word("refused", "code", refused.code().orElse(null));
    word.put("status", refused.statusCode());
    word.put("message", String.valueOf(refused.getMessage()));
    return word;
  }
}
