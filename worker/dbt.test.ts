import { describe, expect, it } from "vitest";
import { toDbtConnection } from "./dbt.ts";

describe("dbt's connection", () => {
  it("takes a password with signs that a URL must escape", () => {
    expect(toDbtConnection("postgres://at%40oll:p%2Fw%3A%25@db.example:6432/reef%20one")).toEqual({
      ATOLL_DBT_HOST: "db.example",
      ATOLL_DBT_PORT: "6432",
      ATOLL_DBT_USER: "at@oll",
      ATOLL_DBT_PASSWORD: "p/w:%",
      ATOLL_DBT_DATABASE: "reef one",
    });
  });

  it("has PostgreSQL's port where the URL has none, and an IPv6 host without brackets", () => {
    expect(toDbtConnection("postgres://u@[::1]/atoll")).toMatchObject({
      ATOLL_DBT_HOST: "::1",
      ATOLL_DBT_PORT: "5432",
      ATOLL_DBT_PASSWORD: "",
    });
  });
});
