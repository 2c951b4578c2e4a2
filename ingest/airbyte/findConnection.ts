import { SourceError } from "../errors.ts";
import type { AirbyteClient, Connection } from "./client.ts";

const mend = (source: string): string =>
  `Set AIRBYTE_CONNECTIONS to the connection's id, as in ${source}=6f1c8d2e-…; it is in the address of its page in Airbyte.`;

function assertActive(found: Connection): Connection {
  if (found.status === "active") return found;
  throw new SourceError({
    code: "connection_inactive",
    message: `Airbyte's connection "${found.name}" is ${found.status}.`,
    mend: "Enable it in Airbyte, then sync again.",
  });
}

/** The connection that lands a source: the one set by id, else the only active one with the source's name in its own. */
export async function findConnection(
  client: AirbyteClient,
  source: string,
  id: string | null,
  signal: AbortSignal,
): Promise<Connection> {
  if (id !== null) {
    const found = await client.connection(id, signal);
    if (found) return assertActive(found);
    throw new SourceError({
      code: "connection_missing",
      message: `Airbyte has no connection ${id}, or does not show it to this application.`,
      mend: mend(source),
    });
  }
  const named = (await client.connections(signal)).filter(({ name }) => name.toLowerCase().includes(source));
  const active = named.filter(({ status }) => status === "active");
  const [only, second] = active.length > 0 ? active : named;
  if (only && !second) return assertActive(only);
  throw new SourceError({
    code: "connection_missing",
    message: only
      ? `Several of Airbyte's connections have "${source}" in their names: ${named.map(({ name }) => `"${name}"`).join(", ")}.`
      : `No connection of Airbyte has "${source}" in its name.`,
    mend: mend(source),
  });
}
