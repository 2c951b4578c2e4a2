import { runAttached } from "../front/attached.js";
import { withAtoll } from "../front/session.js";

export const help = `Usage: atoll build

Builds the marts from the raw tables with dbt once, tests them, and publishes them when every test passed.`;

export const run = (args, settings) =>
  withAtoll(settings, {}, ({ env }) => runAttached("worker/cli.ts", ["build", ...args], env));
