import { type AdapterFacts, type AdapterFile, isJson } from './adapter-facts.ts';

/** An adapter for Go, with its standard library alone. */
export function goAdapter({ title, method, path, mediaType, body, role }: AdapterFacts): AdapterFile {
  return {
    name: 'adapter.go',
    build: 'go build -o adapter adapter.go',
    command: './adapter',
    text: `// Adapter for rolecall client: ${title}. Put your client's own call into update; what is there now is net/http.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

type ask struct {
	ID          int
	BaseUrl     string
	Credentials struct {
		Headers, Context map[string]string
		Organization     string
	}
	Operation, User string
	Change          map[string]json.RawMessage
	DeadlineMs      *int
}

type word map[string]any

func update(a ask) word {
	var value json.RawMessage
	for _, value = range a.Change {
	}
	text := string(value)
	if strings.HasPrefix(text, "\\"") {
		json.Unmarshal(value, &text)
	}
	escaped := func(part string) string { return strings.ReplaceAll(url.QueryEscape(part), "+", "%20") }
	encoded := strings.NewReplacer("{ID}", escaped(a.User), "{TEXT}", escaped(text), "{ORGANIZATION}", escaped(a.Credentials.Organization))
	path := encoded.Replace(${JSON.stringify(path)})
${isJson(body) ? '	user, _ := json.Marshal(a.User)\n' : ''}	body := ${isJson(body) ? `strings.NewReplacer("\\"{VALUE}\\"", string(value), "\\"{USER}\\"", string(user), "{USER}", a.User).Replace(${JSON.stringify(body)})` : `encoded.Replace(${JSON.stringify(body)})`}
	request, err := http.NewRequest("${method}", a.BaseUrl+path, strings.NewReader(body))
	if err != nil {
		return word{"outcome": "failed", "message": err.Error()}
	}
	for _, headers := range []map[string]string{a.Credentials.Headers, a.Credentials.Context, {"Content-Type": "${mediaType}"}} {
		for name, value := range headers {
			request.Header.Set(name, value)
		}
	}
	// net/http takes the credentials along to wherever a redirect leads, unless they are in Authorization.
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if a.DeadlineMs != nil {
		client.Timeout = time.Duration(*a.DeadlineMs) * time.Millisecond
	}
	response, err := client.Do(request)
	if err != nil {
		return word{"outcome": "failed", "message": err.Error()}
	}
	defer response.Body.Close()
	came, err := io.ReadAll(response.Body)
	if response.StatusCode >= 300 {
		return word{"outcome": "refused", "status": response.StatusCode, "message": string(came)}
	}
	if err != nil {
		return word{"outcome": "failed", "message": err.Error()}
	}
${
  role.length === 0
    ? '	return word{"outcome": "updated"}'
    : `	var shown any
	if err := json.Unmarshal(came, &shown); err != nil {
		return word{"outcome": "failed", "message": err.Error()}
	}
	for _, key := range []string{${role.map((key) => JSON.stringify(key)).join(', ')}} {
		member, isObject := shown.(map[string]any)
		if !isObject {
			return word{"outcome": "failed", "message": "the response shows no " + key}
		}
		shown = member[key]
	}
	return word{"outcome": "updated", "role": shown}`
}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var a ask
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			os.Exit(1)
		}
		// Reads and lists: say "responded" with role, or with users (ids).
		said := word{"outcome": "unsupported"}
		if a.Operation == "update" {
			said = update(a)
		}
		said["id"] = a.ID
		json.NewEncoder(os.Stdout).Encode(said)
	}
}
`,
  };
}
