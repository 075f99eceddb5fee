import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads calls and writes words, one JSON line each. */
class Lines {
  static final ObjectMapper JSON = new ObjectMapper();

  interface Client {
    Map<String, Object> call(JsonNode ask) throws Exception;

    /** Reads an error of the client's own classes, or gives null. */
    Map<String, Object> refusal(Exception cause);
  }

  static void answer(Client client) throws Exception {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var ask = JSON.readTree(line);
      Map<String, Object> word;
      try {
        word = client.call(ask);
      } catch (Exception cause) {
        word = client.refusal(cause);
        if (word == null) word = Map.of("outcome", "failed", "message", String.valueOf(cause));
      }
      var said = new HashMap<>(word);
      said.put("id", ask.get("id").asInt());
      System.out.println(JSON.writeValueAsString(said));
    }
    System.exit(0);
  }

  static Map<String, Object> word(String outcome, String name, Object value) {
    var word = new HashMap<String, Object>();
    word.put("outcome", outcome);
    if (value != null) word.put(name, value);
    return word;
  }
}
