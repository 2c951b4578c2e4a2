import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { Mendable } from "./mendable.js";
import { withSecretFiles } from "./secretFiles.js";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const wholeNumber = (name, { from, to, example }) => ({
  read: (text) => (/^\d+$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : undefined),
  mend: `${name} must be a whole number from ${from} to ${to}, for example ${name}=${example}`,
});
const oneOf = (name, values) => ({
  read: (text) => (values.includes(text) ? text : undefined),
  mend: `${name} must be one of ${values.join(", ")}`,
});
const url = (name, protocols, example) => ({
  read: (text) => (URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined),
  mend: `${name} must be a URL such as ${example}`,
});
const instant = (name) => ({
  read: (text) => (Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString()),
  mend: `${name} must be an ISO instant, for example ${name}=2026-11-24T09:00:00Z`,
});

const rules = {
  ATOLL_PORT: { ...wholeNumber("ATOLL_PORT", { from: 1, to: 65535, example: 4000 }), fallback: "4000" },
  ATOLL_SANDBOX_PORT: { ...wholeNumber("ATOLL_SANDBOX_PORT", { from: 1, to: 65535, example: 4001 }), fallback: "" },
  ATOLL_SANDBOX_SEED: { ...wholeNumber("ATOLL_SANDBOX_SEED", { from: 1, to: 1_000_000, example: 1 }), fallback: "1" },
  ATOLL_SANDBOX_SIZE: { ...oneOf("ATOLL_SANDBOX_SIZE", ["test", "demo", "large"]), fallback: "demo" },
  ATOLL_INGEST: { ...oneOf("ATOLL_INGEST", ["connectors", "airbyte"]), fallback: "connectors" },
  ATOLL_SANDBOX_LIVE: { ...oneOf("ATOLL_SANDBOX_LIVE", ["0", "1"]), fallback: "0" },
  ATOLL_NOW: { ...instant("ATOLL_NOW"), fallback: "" },
  DATABASE_URL: {
    ...url("DATABASE_URL", ["postgres:", "postgresql:"], "postgres://user:password@host:5432/atoll"),
    fallback: "",
  },
  ATOLL_CUBE_DATABASE_URL: {
    ...url("ATOLL_CUBE_DATABASE_URL", ["postgres:", "postgresql:"], "postgres://atoll_cube:password@host:5432/atoll"),
    fallback: "",
  },
  ATOLL_PUBLIC_URL: { ...url("ATOLL_PUBLIC_URL", ["http:", "https:"], "https://figures.example.org"), fallback: "" },
};

function inPlace(given) {
  try {
    return withSecretFiles(given);
  } catch (error) {
    throw new Mendable(error.message, { cause: error });
  }
}

/** Where none of these is set, the sandbox stands for the outside world. */
const credentials = {
  connectors: ["SHOPIFY_SHOP", "HUBSPOT_ACCESS_TOKEN"],
  airbyte: ["AIRBYTE_CLIENT_ID", "AIRBYTE_CLIENT_SECRET", "AIRBYTE_API_URL"],
};

/**
 * Every setting of the front door, from the environment first and `.env` second. `passed` is the whole merged environment,
 * handed on to the programs, which parse their own part. Throws a Mendable that names the malformed variable.
 */
export function readSettings() {
  const file = resolve(root, ".env");
  const passed = inPlace({ ...(existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {}), ...process.env });
  const values = {};
  for (const [name, rule] of Object.entries(rules)) {
    const text = passed[name] || rule.fallback;
    values[name] = text === "" ? null : rule.read(text);
    if (values[name] === undefined) throw new Mendable(`${rule.mend} (it is "${text}").`);
  }
  return {
    ...values,
    ATOLL_SANDBOX_PORT: values.ATOLL_SANDBOX_PORT ?? (values.ATOLL_PORT % 65535) + 1,
    ATOLL_HOST: passed.ATOLL_HOST || "127.0.0.1",
    ATOLL_DATA_DIR: resolve(root, passed.ATOLL_DATA_DIR || ".data"),
    usesSandbox: credentials[values.ATOLL_INGEST].every((name) => !passed[name]),
    isInteractive: process.stdout.isTTY === true,
    passed,
  };
}
