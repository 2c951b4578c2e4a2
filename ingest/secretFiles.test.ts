import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { secretsIn, withSecretFiles } from "../bin/front/secretFiles.js";

const file = async (text: string): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), "secret-")), "secret");
  await writeFile(path, text);
  return path;
};

describe("a secret in a file", () => {
  it("takes the place of the setting, without the line's end", async () => {
    const path = await file("pat-123\n");
    expect(withSecretFiles({ HUBSPOT_ACCESS_TOKEN_FILE: path, ATOLL_PORT: "1" })).toEqual({
      HUBSPOT_ACCESS_TOKEN: "pat-123",
      ATOLL_PORT: "1",
    });
  });

  it("that is not there, is empty or is set twice stops the start with its name", async () => {
    expect(() => withSecretFiles({ DATABASE_URL_FILE: "/nowhere" })).toThrow(
      "DATABASE_URL_FILE: /nowhere cannot be read (ENOENT).",
    );
    const empty = await file("\n");
    expect(() => withSecretFiles({ ATOLL_CUBE_SECRET_FILE: empty })).toThrow("ATOLL_CUBE_SECRET_FILE");
    expect(() => withSecretFiles({ DATABASE_URL: "a", DATABASE_URL_FILE: empty })).toThrow("both set");
  });
});

describe("the secrets among settings", () => {
  it("are the values themselves, and of an address its password", () => {
    expect(
      secretsIn({
        DATABASE_URL: "postgres://atoll:longpassword@db/atoll",
        SHOPIFY_WEBHOOK_SECRET: "new-secret, old-secret",
        HUBSPOT_ACCESS_TOKEN: "",
      }),
    ).toEqual(["longpassword", "new-secret", "old-secret"]);
  });
});
