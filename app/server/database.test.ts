import { describe, expect, it } from "vitest";
import { isDatabaseAbsence, isMissingTable, startErrorOf } from "./database.ts";

const coded = (code: string, message = "no") => Object.assign(new Error(message), { code });

describe("a database that is away", () => {
  it.each(["ECONNREFUSED", "ECONNRESET", "57P01", "57P03", "08006", "53300"])("is known by %s", (code) => {
    expect(isDatabaseAbsence(coded(code))).toBe(true);
  });

  it("is known by words where pg gives no code, and in a bundle of attempts", () => {
    expect(isDatabaseAbsence(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(isDatabaseAbsence(new AggregateError([coded("ECONNREFUSED")]))).toBe(true);
  });

  it.each(["42P01", "23505", "57014", "22P02"])("is not blamed for %s", (code) => {
    expect(isDatabaseAbsence(coded(code))).toBe(false);
    expect(isDatabaseAbsence(new Error("anything else"))).toBe(false);
  });
});

it("tells a table that is not made yet from other failures", () => {
  expect([coded("42P01"), coded("3F000"), coded("42703")].map(isMissingTable)).toEqual([true, true, false]);
});

it("leaves passwords out of what it says at start", () => {
  const error = startErrorOf(coded("28P01"), "postgres://atoll:s3cret@db.internal:5432/atoll");
  expect(error?.message).toContain("db.internal");
  expect(error?.message).not.toContain("s3cret");
});
