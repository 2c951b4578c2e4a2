import { runAttached } from "../front/attached.js";
import { cubeToken } from "../front/cubeToken.js";
import { Mendable } from "../front/mendable.js";
import { withAtoll } from "../front/session.js";

export const help = `Usage: atoll verify [--all]

Asks Cube for every figure that the sandbox's own ledger states and prints both, with pass or FAIL. Uses the running Atoll, or
starts one for as long as it takes. ATOLL_SANDBOX_SEED and ATOLL_SANDBOX_SIZE choose the made-up NGO.

  --all  print every row, not only the differing ones`;

export async function run(args, settings) {
  if (!settings.usesSandbox)
    throw new Mendable(
      "verify needs the sandbox, which states the true figures: unset SHOPIFY_SHOP and HUBSPOT_ACCESS_TOKEN.",
    );
  return withAtoll(settings, { web: true }, async ({ env, url }) =>
    runAttached("bin/verify.ts", args, {
      ...env,
      ATOLL_URL: url,
      ATOLL_CUBE_TOKEN: await cubeToken(env.ATOLL_CUBE_SECRET),
    }),
  );
}
