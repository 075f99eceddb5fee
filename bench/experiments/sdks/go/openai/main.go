package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"sdks/lines"
)

func main() {
	lines.Answer(call, func(err error) lines.Word {
		var refused *openai.Error
		if !errors.As(err, &refused) {
			return nil
		}
		return lines.Word{"outcome": "refused", "status": refused.StatusCode, "code": refused.Code, "message": refused.Message}
	})
}

func call(ctx context.Context, ask lines.Ask) (lines.Word, error) {
	options := []option.RequestOption{
		option.WithBaseURL(ask.BaseUrl),
		option.WithAPIKey("not used by this operation"),
		option.WithAdminAPIKey(ask.Credentials.Secrets["authorization"]),
	}
	if len(os.Args) > 1 && os.Args[1] == "once" {
		options = append(options, option.WithMaxRetries(0))
	}
	client := openai.NewClient(options...)
	users := client.Admin.Organization.Users
	switch ask.Operation {
	case "list":
		pager := users.ListAutoPaging(ctx, openai.AdminOrganizationUserListParams{})
		ids := []string{}
		for pager.Next() {
			ids = append(ids, pager.Current().ID)
		}
		return lines.Word{"outcome": "responded", "users": ids}, pager.Err()
	case "read":
		user, err := users.Get(ctx, ask.User)
		if err != nil {
			return nil, err
		}
		return lines.Word{"outcome": "responded", "role": user.Role}, nil
	}
	var params openai.AdminOrganizationUserUpdateParams
	text, _ := json.Marshal(ask.Change)
	if err := json.Unmarshal(text, &params); err != nil {
		return nil, err
	}
	user, err := users.Update(ctx, ask.User, params)
	if err != nil {
		return nil, err
	}
	return lines.Word{"outcome": "updated", "role": user.Role}, nil
}
