import { type AdapterFacts, type AdapterFile, isJson, isNumbered } from './adapter-facts.ts';

/** An adapter for Java 17 and later, one process per call: its standard library reads no JSON. */
export function javaAdapter({ title, method, path, mediaType, body, role }: AdapterFacts): AdapterFile {
  const last = role.at(-1);
  // The members on the way, one behind the other: other parts of a response may have a member of that name.
  const way = role.map((key) => `\\"${key}\\"`).join('[\\\\s\\\\S]*?');
  return {
    name: 'Adapter.java',
    build: 'javac Adapter.java',
    command: 'java Adapter',
    oneShot: true,
    text: `// Adapter for rolecall client --one-shot: ${title}. Put your client's own call into update; what is there now is java.net.http.
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

class Adapter {
  static String env(String name) {
    return System.getenv().getOrDefault("ROLECALL_" + name, "");
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  static String encoded(String text) {
    return text.replace("{ID}", segment(env("USER"))).replace("{TEXT}", segment(env("ROLE"))).replace("{ORGANIZATION}", segment(env("ORGANIZATION")));
  }

  static String update() throws Exception {
    var path = encoded(${JSON.stringify(path)});
    var change = env("CHANGE");
    var value = change.substring(change.indexOf(':') + 1, change.lastIndexOf('}'));
    var user = "\\"" + env("USER").replace("\\\\", "\\\\\\\\").replace("\\"", "\\\\\\"") + "\\"";
    var body = ${isJson(body) ? JSON.stringify(body) : `encoded(${JSON.stringify(body)})`}.replace("\\"{VALUE}\\"", value).replace("\\"{USER}\\"", user)${isNumbered(body) ? '.replace("{USER}", env("USER"))' : ''};
    var request = HttpRequest.newBuilder(URI.create(env("BASE_URL") + path)).method("${method}", HttpRequest.BodyPublishers.ofString(body));
    request.header("Content-Type", "${mediaType}");
    for (var line : env("HEADERS").split("\\n")) request.header(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
    if (!env("DEADLINE_MS").isEmpty()) request.timeout(Duration.ofMillis(Long.parseLong(env("DEADLINE_MS"))));
    var response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) return "{\\"outcome\\":\\"refused\\",\\"status\\":" + response.statusCode() + "}";
    ${
      last === undefined
        ? 'return "{\\"outcome\\":\\"updated\\"}";'
        : `var shown = Pattern.compile("${way}\\\\s*:\\\\s*(\\"[^\\"]*\\"|\\\\[[^\\\\]]*\\\\]|-?[0-9.]+|true|false|null)").matcher(response.body());
    if (!shown.find() || !response.body().strip().endsWith("}")) return "{\\"outcome\\":\\"failed\\"}";
    return "{\\"outcome\\":\\"updated\\",\\"role\\":" + shown.group(1) + "}";`
    }
  }

  public static void main(String[] arguments) {
    String word;
    try {
      word = env("OPERATION").equals("update") ? update() : "{\\"outcome\\":\\"unsupported\\"}";
    } catch (Exception cause) {
      System.err.println(cause);
      word = "{\\"outcome\\":\\"failed\\"}";
    }
    System.out.println(word);
  }
}
`,
  };
}
