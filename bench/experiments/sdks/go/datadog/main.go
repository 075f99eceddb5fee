// Usage: datadog v1|v2 [retry]
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"

	"github.com/DataDog/datadog-api-client-go/v2/api/datadog"
	"github.com/DataDog/datadog-api-client-go/v2/api/datadogV1"
	"github.com/DataDog/datadog-api-client-go/v2/api/datadogV2"
	"sdks/lines"
)

// refused keeps the response beside the client's error, as its examples do: the error itself has no status.
type refused struct {
	error
	response *http.Response
}

func main() {
	lines.Answer(call, func(err error) lines.Word {
		var of refused
		var generic datadog.GenericOpenAPIError
		if !errors.As(err, &of) || of.response == nil || !errors.As(of.error, &generic) || of.response.StatusCode < 300 {
			return nil
		}
		return lines.Word{"outcome": "refused", "status": of.response.StatusCode, "message": err.Error() + " " + string(generic.Body())}
	})
}

func call(ctx context.Context, ask lines.Ask) (lines.Word, error) {
	configuration := datadog.NewConfiguration()
	configuration.Servers = datadog.ServerConfigurations{{URL: ask.BaseUrl}}
	configuration.RetryConfiguration.EnableRetry = len(os.Args) > 2
	ctx = context.WithValue(ctx, datadog.ContextAPIKeys, map[string]datadog.APIKey{
		"apiKeyAuth": {Key: ask.Credentials.Secrets["DD-API-KEY"]},
		"appKeyAuth": {Key: ask.Credentials.Secrets["DD-APPLICATION-KEY"]},
	})
	client := datadog.NewAPIClient(configuration)
	if os.Args[1] == "v1" {
		return callV1(ctx, datadogV1.NewUsersApi(client), ask)
	}
	return callV2(ctx, datadogV2.NewUsersApi(client), ask)
}

func callV1(ctx context.Context, users *datadogV1.UsersApi, ask lines.Ask) (lines.Word, error) {
	switch ask.Operation {
	case "list":
		list, response, err := users.ListUsers(ctx)
		if err != nil {
			return nil, refused{err, response}
		}
		ids := []string{}
		for _, user := range list.Users {
			ids = append(ids, user.GetHandle())
		}
		return lines.Word{"outcome": "responded", "users": ids}, nil
	case "read":
		read, response, err := users.GetUser(ctx, ask.User)
		if err != nil {
			return nil, refused{err, response}
		}
		user := read.GetUser()
		return lines.Word{"outcome": "responded", "role": user.GetAccessRole()}, nil
	}
	var body datadogV1.User
	if role, isText := ask.Change["access_role"].(string); isText {
		body.SetAccessRole(datadogV1.AccessRole(role))
	}
	updated, response, err := users.UpdateUser(ctx, ask.User, body)
	if err != nil {
		return nil, refused{err, response}
	}
	user := updated.GetUser()
	return lines.Word{"outcome": "updated", "role": user.GetAccessRole()}, nil
}

func callV2(ctx context.Context, users *datadogV2.UsersApi, ask lines.Ask) (lines.Word, error) {
	field := "disabled"
	for name := range ask.Change {
		field = name
	}
	shown := func(user datadogV2.User) any {
		var attributes map[string]any
		text, _ := json.Marshal(user.GetAttributes())
		_ = json.Unmarshal(text, &attributes)
		return attributes[field]
	}
	switch ask.Operation {
	case "list":
		items, cancel := users.ListUsersWithPagination(ctx)
		defer cancel()
		ids := []string{}
		for item := range items {
			if item.Error != nil {
				return nil, item.Error
			}
			ids = append(ids, item.Item.GetId())
		}
		return lines.Word{"outcome": "responded", "users": ids}, nil
	case "read":
		read, response, err := users.GetUser(ctx, ask.User)
		if err != nil {
			return nil, refused{err, response}
		}
		return lines.Word{"outcome": "responded", "role": shown(read.GetData())}, nil
	}
	var attributes datadogV2.UserUpdateAttributes
	text, _ := json.Marshal(ask.Change)
	if err := json.Unmarshal(text, &attributes); err != nil {
		return nil, err
	}
	data := *datadogV2.NewUserUpdateData(attributes, ask.User, datadogV2.USERSTYPE_USERS)
	updated, response, err := users.UpdateUser(ctx, ask.User, *datadogV2.NewUserUpdateRequest(data))
	if err != nil {
		return nil, refused{err, response}
	}
	return lines.Word{"outcome": "updated", "role": shown(updated.GetData())}, nil
}
