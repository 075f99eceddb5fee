// Package lines reads calls and writes words, one JSON line each.
package lines

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"time"
)

// Ask is one call.
type Ask struct {
	ID          int
	BaseUrl     string
	Credentials struct{ Secrets map[string]string }
	Operation   string
	User        string
	Change      map[string]any
	DeadlineMs  *int
}

// Word is what came of it.
type Word map[string]any

// Answer makes each call, with its deadline; refusal reads an error of the client's own types, or gives nil.
func Answer(call func(context.Context, Ask) (Word, error), refusal func(error) Word) {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var ask Ask
		if err := json.Unmarshal(lines.Bytes(), &ask); err != nil {
			panic(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		if ask.DeadlineMs != nil {
			ctx, cancel = context.WithTimeout(ctx, time.Duration(*ask.DeadlineMs)*time.Millisecond)
		}
		word, err := call(ctx, ask)
		cancel()
		if err != nil {
			if word = refusal(err); word == nil {
				word = Word{"outcome": "failed", "message": err.Error()}
			}
		}
		word["id"] = ask.ID
		if err := json.NewEncoder(os.Stdout).Encode(word); err != nil {
			panic(err)
		}
	}
}
