import { z } from "zod";
import type { Finding } from "../../check/finding.ts";
import { amiss, good } from "../../check/finding.ts";
import { SourceError } from "../../errors.ts";
import type { SourceCheck } from "../defineSource.ts";
import type { HubspotClient } from "./client.ts";

/** The newest version that HubSpot gives this path in; it does not follow the one of the CRM's paths. */
const accountPath = "/account-info/2026-03/details";
const account = z.looseObject({ timeZone: z.string().optional() });
const anything = z.looseObject({ results: z.array(z.unknown()).optional() });

type Check = SourceCheck<HubspotClient>;

/** What is asked to see whether a stream may be read, and the permission it takes; custom objects are met by their schema alone. */
const doors: Readonly<Record<string, { path: string; query: Record<string, string>; scope: string }>> = {
  owners: { path: "/crm/owners/{version}", query: { limit: "1" }, scope: "crm.objects.owners.read" },
  deal_pipelines: { path: "/crm/pipelines/{version}/deals", query: {}, scope: "crm.schemas.deals.read" },
  marketing_campaigns: {
    path: "/marketing/campaigns/{version}",
    query: { limit: "1" },
    scope: "marketing.campaigns.read",
  },
  ...Object.fromEntries(
    ["contacts", "companies", "deals", "line_items"].map((object) => [
      object,
      { path: `/crm/objects/{version}/${object}`, query: { limit: "1" }, scope: `crm.objects.${object}.read` },
    ]),
  ),
};

/** The name of the permission that HubSpot's refusal gives, where it gives one. */
const scopeIn = (error: SourceError): string | null =>
  /"required(?:Granular)?Scopes"\s*:\s*\[\s*"([^"]+)"/.exec(String(error.cause))?.[1] ?? null;

const isRefusal = (error: unknown, ...codes: string[]): error is SourceError =>
  error instanceof SourceError && codes.includes(error.code);

async function checkStream(client: HubspotClient, stream: string, signal: AbortSignal): Promise<Finding[]> {
  const door = doors[stream];
  if (!door) return [];
  const code = `permission ${stream}`;
  try {
    await client.get(door.path, door.query, anything, signal);
    client.see(code, null);
    return [good("permission", "Granted.", door.scope)];
  } catch (error) {
    if (!isRefusal(error, "forbidden")) throw error;
    const subject = scopeIn(error) ?? door.scope;
    const words = {
      message: `The service key lacks the permission ${subject}.`,
      mend: `Add ${subject} to the service key in HubSpot: Settings, Integrations, Service Keys.`,
    };
    client.see(code, words);
    return [amiss("permission", "bad", { ...words, subject, blocks: [stream] })];
  }
}

/** HubSpot leaves out in silence what it does not know, so a property that was renamed would become empty everywhere. */
async function checkFields(client: HubspotClient, stream: Check["streams"][number], signal: AbortSignal) {
  const { name, look } = stream;
  if (!look) return [];
  const before = new Set(client.warnings);
  try {
    await look(client, signal);
  } catch (error) {
    if (!isRefusal(error, "forbidden", "unknown_object")) throw error;
    const words = { message: error.message, mend: error.mend, subject: name, blocks: [name] };
    return [amiss("fields", "bad", words)];
  }
  const met = [...(client.seen?.values() ?? [])].flatMap((warning) =>
    warning && !before.has(`${warning.message} ${warning.mend}`) ? warning : [],
  );
  if (met.length === 0) return [good("fields", "Every property that is read is there.", name)];
  return met.map((words) =>
    amiss("fields", "warning", { message: words.message, mend: words.mend, subject: name, blocks: [name] }),
  );
}

/** HubSpot's subscriptions are set in its own pages, so all that can be looked at is whether anything comes. */
async function checkWebhooks({ address, memory }: Check): Promise<Finding> {
  const last = await memory.lastDelivery();
  const target = `${address?.replace(/\/$/, "") ?? "<public address>"}/webhooks/hubspot`;
  if (last)
    return good("webhooks", `The last delivery came on ${last.toISOString().slice(0, 16).replace("T", " ")} UTC.`);
  const objects = "contact, company, deal and line item";
  return amiss("webhooks", "warning", {
    message: "No webhook of HubSpot has come yet, so changes come by the schedule alone.",
    mend: `In HubSpot's developer project set the webhooks' target URL to ${target}, subscribe to creation, deletion, propertyChange, merge, restore and associationChange of ${objects} and to contact.privacyDeletion, and set HUBSPOT_CLIENT_SECRET to the app's client secret.`,
  });
}

/** Looks at permissions stream by stream, at the properties that are read, and at the account's zone. */
export async function checkHubspot(client: HubspotClient, context: Check): Promise<Finding[]> {
  const { signal, memory, streams } = context;
  try {
    const { timeZone } = await client.get(accountPath, {}, account, signal);
    if (timeZone) await memory.keepTimeZone(timeZone);
  } catch (error) {
    // A key that may not ask for it can still read; without the zone a used-up quota is looked at again each hour.
    if (!isRefusal(error, "forbidden", "request_refused")) throw error;
  }
  const findings: Finding[] = [];
  for (const stream of streams) {
    const permissions = await checkStream(client, stream.name, signal);
    findings.push(...permissions);
    if (permissions.every(({ status }) => status === "good"))
      findings.push(...(await checkFields(client, stream, signal)));
  }
  return [...findings, await checkWebhooks(context)];
}
