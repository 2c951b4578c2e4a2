// `npm run soak -- --minutes 20 [--seed 1]`: a day of troubles in minutes, then every figure must be right.
import { runAttached } from "./front/attached.js";
import { prepare } from "./front/stack.js";

await prepare();
process.exitCode = await runAttached("e2e/soak.ts", process.argv.slice(2), process.env);
