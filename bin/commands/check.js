import { runAttached } from "../front/attached.js";
import { withAtoll } from "../front/session.js";

export const help = `Usage: atoll check [--source shopify|hubspot]

Looks whether each source can be read: that it answers, takes the credentials, grants each permission that is needed, still has
every field that is asked for, and sends webhooks. Webhook subscriptions that are missing are made.

Exit code 1: something keeps data from being read.`;

export const run = (args, settings) =>
  withAtoll(settings, {}, ({ env }) => runAttached("worker/cli.ts", ["check", ...args], env));
