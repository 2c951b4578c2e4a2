import { describe, expect, it } from "vitest";
import { readAssociations } from "./associations.ts";
import type { HubspotClient } from "./client.ts";

function fakeClient(answers: unknown[]) {
  const asked: unknown[] = [];
  const post: HubspotClient["post"] = async (path, sent, shape, _signal, fault) => {
    asked.push([path, sent]);
    const answer = shape.parse(answers[asked.length - 1]);
    const found = fault?.(answer);
    if (found) throw found;
    return answer;
  };
  const get: HubspotClient["get"] = () => Promise.reject(new Error("not asked in this test"));
  return { client: { warnings: new Set<string>(), see: () => undefined, get, post }, asked };
}
const plain = { category: "HUBSPOT_DEFINED", typeId: 341, label: null };
const primary = { category: "HUBSPOT_DEFINED", typeId: 5, label: "Primary" };
const read = (client: HubspotClient) =>
  readAssociations(client, { from: "deals", to: "companies" }, ["1", "2"], new AbortController().signal);

describe("associations", () => {
  it("put the primary company first and take doubled ids once, as strings", async () => {
    const to = [
      { toObjectId: 151, associationTypes: [plain] },
      { toObjectId: "152", associationTypes: [primary, plain] },
      { toObjectId: 151, associationTypes: [plain] },
    ];
    const { client, asked } = fakeClient([{ status: "COMPLETE", results: [{ from: { id: "1" }, to }] }]);
    expect(await read(client)).toEqual(new Map([["1", ["152", "151"]]]));
    expect(asked).toEqual([
      ["/crm/associations/{version}/deals/companies/batch/read", { inputs: [{ id: "1" }, { id: "2" }] }],
    ]);
  });

  it("of one record are read to the end of its list", async () => {
    const target = (id: string) => ({ toObjectId: id, associationTypes: [plain] });
    const { client, asked } = fakeClient([
      { results: [{ from: { id: "1" }, to: [target("7")], paging: { next: { after: "x" } } }] },
      { results: [{ from: { id: "1" }, to: [target("8")] }] },
    ]);
    expect(await read(client)).toEqual(new Map([["1", ["7", "8"]]]));
    expect(asked[1]).toEqual([
      "/crm/associations/{version}/deals/companies/batch/read",
      { inputs: [{ id: "1", after: "x" }] },
    ]);
  });

  it("may be listed as errors where there are none", async () => {
    const none = {
      status: "error",
      category: "OBJECT_NOT_FOUND",
      subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND",
      message: "None.",
    };
    const { client } = fakeClient([{ results: [], numErrors: 1, errors: [none] }]);
    expect(await read(client)).toEqual(new Map());
  });

  it("that could not be read are a fault, not an empty list", async () => {
    const { client } = fakeClient([
      { results: [], numErrors: 1, errors: [{ status: "error", message: "internal error" }] },
    ]);
    await expect(read(client)).rejects.toMatchObject({ code: "partial_answer" });
  });
});
