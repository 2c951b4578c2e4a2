import { runAttached } from "../front/attached.js";
import { withAtoll } from "../front/session.js";

export const help = `Usage: atoll build [--full]

Builds the marts that depend on what has landed since the last build, tests them, and publishes them when every test passed.

  --full  everything, also where nothing has changed`;

export const run = (args, settings) =>
  withAtoll(settings, {}, ({ env }) => runAttached("worker/cli.ts", ["build", ...args], env));
