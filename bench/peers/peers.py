"""Makes values for every schema of a file with a Python generator, or judges values: `peers.py make NAME | judge`."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")


def sampled(strategy, count):
    from hypothesis import HealthCheck, Phase, given, settings

    found = []

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(value):
        found.append(value)

    collect()
    return found[:count]


def hypothesis_values(schema, count):
    from hypothesis_jsonschema import from_schema

    return sampled(from_schema(schema), count)


def schemathesis_values(schema, count):
    import schemathesis

    content = {"application/json": {"schema": schema}}
    operation = {"requestBody": {"required": True, "content": content}, "responses": {"200": {"description": "ok"}}}
    document = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/body": {"post": operation}}}
    loaded = schemathesis.openapi.from_dict(document)
    return [case.body for case in sampled(loaded["/body"]["POST"].as_strategy(), count)]


def make(name, schemas, count):
    maker = {"hypothesis-jsonschema": hypothesis_values, "schemathesis": schemathesis_values}[name]
    made = []
    start = time.process_time()
    for schema in schemas:
        try:
            made.append(json.loads(json.dumps(maker(schema, count), allow_nan=False)))
        except Exception:  # A generator that gives up on a schema does not serve it: that is what is counted.
            made.append([])
    return {"values": made, "seconds": time.process_time() - start}


def judge(schemas, made):
    from jsonschema import Draft202012Validator

    verdicts = []
    for schema, values in zip(schemas, made):
        validator = Draft202012Validator(schema)
        verdicts.append([validator.is_valid(value) for value in values])
    return verdicts


request = json.load(sys.stdin)
if sys.argv[1] == "make":
    json.dump(make(sys.argv[2], request["schemas"], request["count"]), sys.stdout)
else:
    json.dump(judge(request["schemas"], request["values"]), sys.stdout)
