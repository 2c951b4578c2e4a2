import { describe, expect, it } from "vitest";
import { fieldStream, maxFileBytes, fieldsOf as shown } from "../app/shared/fieldFiles.ts";
import { sourceName } from "../app/shared/sources.ts";
import { fieldsOf } from "../ingest/sources/field/fields.ts";
import { limits } from "../ingest/sources/field/sheet.ts";
import { registry } from "../ingest/sources/registry.ts";

describe("the sources that pages know", () => {
  it("are those that are read", () => {
    expect(registry.map(({ name }) => name).toSorted()).toEqual(sourceName.options.toSorted());
  });
});

describe("the fields of field data that pages know", () => {
  it.each(fieldStream.options)("are those that are read of %s", (stream) => {
    const names = (isRequired: boolean) =>
      fieldsOf[stream].flatMap(({ name, is_required }) => (is_required === isRequired ? [name] : [])).toSorted();
    expect(names(true)).toEqual([...shown[stream].required].toSorted());
    expect(names(false)).toEqual([...shown[stream].optional].toSorted());
  });

  it("may fill a file as large as the worker reads", () => {
    expect(limits.bytes).toBe(maxFileBytes);
  });
});
