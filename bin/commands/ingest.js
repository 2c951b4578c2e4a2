import { runAttached } from "../front/attached.js";
import { withAtoll } from "../front/session.js";

export const help = `Usage: atoll ingest [--source shopify|hubspot] [--stream NAME] [--full]

Reads the sources into the raw tables once. Figures follow with "atoll build".

  --source  one source only
  --stream  one stream only, for example orders
  --full    read everything again, not only what changed`;

export const run = (args, settings) =>
  withAtoll(settings, {}, ({ env }) => runAttached("worker/cli.ts", ["ingest", ...args], env));
