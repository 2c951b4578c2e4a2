import { readFileSync } from "node:fs";

/** Settings that are secret: each may also lie in a file that the setting of the same name with `_FILE` points to. */
const names = [
  "DATABASE_URL",
  "ATOLL_CUBE_DATABASE_URL",
  "ATOLL_CUBE_SECRET",
  "SHOPIFY_ACCESS_TOKEN",
  "SHOPIFY_CLIENT_SECRET",
  "SHOPIFY_WEBHOOK_SECRET",
  "HUBSPOT_ACCESS_TOKEN",
  "HUBSPOT_CLIENT_SECRET",
  "AIRBYTE_CLIENT_SECRET",
  "ATOLL_ERASURE_SALT",
];

function read(name, path) {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new Error(`${name}_FILE: ${path} cannot be read (${error.code ?? error.message}).`);
  }
}

/**
 * The settings with the secrets that lie in files put in their places. Throws an Error that names the setting whose file cannot
 * be read or is empty, or that is set twice.
 */
export function withSecretFiles(source) {
  const settings = { ...source };
  for (const name of names) {
    const path = settings[`${name}_FILE`];
    delete settings[`${name}_FILE`];
    if (!path) continue;
    if (settings[name]) throw new Error(`${name} and ${name}_FILE are both set: leave one of them out.`);
    const secret = read(name, path);
    if (secret === "") throw new Error(`${name}_FILE: ${path} is empty.`);
    settings[name] = secret;
  }
  return settings;
}

/** The secrets among settings; of a database's address its password. */
export function secretsIn(settings) {
  return names
    .flatMap((name) => {
      const value = settings[name];
      if (!value) return [];
      if (!name.endsWith("_URL")) return value.split(",").map((secret) => secret.trim());
      return URL.canParse(value) ? [new URL(value).password] : [value];
    })
    .filter((secret) => secret.length >= 8);
}
