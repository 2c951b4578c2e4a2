import { setTimeout as sleep } from "node:timers/promises";
import { runAttached } from "../front/attached.js";
import { cubeToken } from "../front/cubeToken.js";
import { connect } from "../front/database.js";
import { Mendable } from "../front/mendable.js";
import { withAtoll } from "../front/session.js";
import { runProgram } from "../front/stack.js";
import { step } from "../front/step.js";

export const help = `Usage: atoll verify [--all]

Asks Cube for every figure that the sandbox's own ledger states and prints both, with pass or FAIL. Uses the running Atoll, or
starts one for as long as it takes. ATOLL_SANDBOX_SEED and ATOLL_SANDBOX_SIZE choose the made-up NGO.

  --all  print every row, not only the differing ones`;

/** Waits until the figures on show come from the newest build that succeeded. */
async function waitForNewestBuild(databaseUrl, url) {
  const client = await connect(databaseUrl);
  const { rows } = await client.query("select max(build_id)::int as newest from app.builds where status = 'succeeded'");
  await client.end();
  for (let waited = 0; waited < 60_000; waited += 200) {
    const { build_id } = await (await fetch(`${url}/readyz`)).json();
    if (build_id >= rows[0].newest) return;
    await sleep(200);
  }
  throw new Mendable(
    `Build ${rows[0].newest} is published, but the web server still shows an older one after 60 s: see its messages.`,
  );
}

export async function run(args, settings) {
  if (!settings.usesSandbox)
    throw new Mendable(
      "verify needs the sandbox, which states the true figures: unset SHOPIFY_SHOP, HUBSPOT_ACCESS_TOKEN and AIRBYTE_CLIENT_ID.",
    );
  if (settings.ATOLL_INGEST === "airbyte") console.log("Airbyte lands the data: nothing is compared with the sources.");
  return withAtoll(settings, { web: true }, async ({ env, url }) => {
    // The made-up NGO lives on while Atoll waits for its next sync: both sides are compared at the same moment of its life.
    const comparing = settings.ATOLL_INGEST === "airbyte" ? [] : ["--reconcile"];
    await step("reading what changed", () => runProgram("worker/cli.ts", ["ingest", ...comparing], env));
    await step("building the marts", () => runProgram("worker/cli.ts", ["build"], env));
    await step("newest build on show", () => waitForNewestBuild(env.DATABASE_URL, url));
    return runAttached("bin/verify.ts", args, {
      ...env,
      ATOLL_URL: url,
      ATOLL_INGEST: settings.ATOLL_INGEST,
      ATOLL_CUBE_TOKEN: await cubeToken(env.ATOLL_CUBE_SECRET),
    });
  });
}
