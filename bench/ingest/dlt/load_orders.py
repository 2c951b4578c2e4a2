"""Loads the pages of one window of orders into PostgreSQL with dlt, and prints the seconds that it took."""

import json
import sys
import time

import dlt
from dlt.sources.helpers import requests

settings = json.load(sys.stdin)


@dlt.resource(
    name="orders",
    primary_key="id",
    write_disposition=settings["write_disposition"],
    # Nested values stay JSON, as they do in Atoll's raw tables: a table for each list would take much longer.
    max_table_nesting=0,
)
def orders():
    after = None
    while True:
        variables = {"first": 250, "after": after, "query": settings["filter"]}
        response = requests.post(
            settings["url"],
            headers={"x-shopify-access-token": settings["token"]},
            json={"query": settings["document"], "variables": variables},
        )
        page = response.json()["data"]["orders"]
        yield page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


pipeline = dlt.pipeline(
    pipeline_name=settings["name"],
    pipelines_dir=settings["folder"],
    destination=dlt.destinations.postgres(settings["database_url"]),
    dataset_name=settings["name"],
)
started = time.monotonic()
pipeline.run(orders())
print(json.dumps({"seconds": time.monotonic() - started}))
