import { describe, expect, it } from "vitest";
import { sourceName } from "../app/shared/sources.ts";
import { registry } from "../ingest/sources/registry.ts";

describe("the sources that pages know", () => {
  it("are those that are read", () => {
    expect(registry.map(({ name }) => name).toSorted()).toEqual(sourceName.options.toSorted());
  });
});
