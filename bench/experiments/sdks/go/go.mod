module sdks

go 1.25

require (
	github.com/DataDog/datadog-api-client-go/v2 v2.67.0
	github.com/openai/openai-go/v3 v3.98.0
)
