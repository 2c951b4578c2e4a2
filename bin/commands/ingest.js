import { runAttached } from "../front/attached.js";
import { withAtoll } from "../front/session.js";
import { workerFlags } from "../front/workerFlags.js";

export const help = `Usage: atoll ingest [--source NAME] [--stream NAME] [--full]
                    [--reconcile [--accept-deletions]]

Reads the sources into the raw tables once. Figures follow with "atoll build".

  --source  one source only, for example shopify
  --stream  one stream only, for example orders
  --full    read everything again, not only what changed
  --reconcile
            then compare every record with its source: what was deleted there is marked, what is missing here is read again,
            and the figures are built anew where that changed something
  --accept-deletions
            with --reconcile: believe it where more than a fifth of a stream is gone at the source`;

export const run = (args, settings) =>
  withAtoll(settings, {}, ({ env }) => runAttached("worker/cli.ts", ["ingest", ...args], env, workerFlags));
