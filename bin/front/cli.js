import { Mendable } from "./mendable.js";
import { readSettings } from "./settings.js";

const commands = {
  start: "Install what is missing, start everything, keep it running",
  setup: "Install packages, prepare Python and the database, build the site; then end",
  ingest: "Read the sources into the raw tables once",
  check: "Look whether each source can be read, and name what is missing",
  build: "Build the marts with dbt once",
  query: "Ask Cube one query and print its rows as JSON",
  verify: "Compare every figure with the sandbox's own ledger",
  status: "Say what runs, how old the data is and what failed",
  settings: "List, set and undo what staff may decide: classes, sites, tiers, fiscal year",
  donors: "Suggest who may be one person; merge, split and undo",
  "sign-in-link": "Print a one-time sign-in link for the administrator",
  "reset-demo": "Forget the sandbox's data of the current seed and size",
};

const usage = `Usage: atoll <command> [options]

${Object.entries(commands)
  .map(([name, what]) => `  ${name.padEnd(14)}${what}`)
  .join("\n")}

"atoll <command> --help" tells more. Settings are environment variables or lines of .env: see .env.example.`;

/** Runs one command; returns the exit code. Known troubles are one line on standard error, with the mend. */
export async function run([name, ...args]) {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    console.log(usage);
    return name === undefined ? 1 : 0;
  }
  if (!Object.hasOwn(commands, name)) {
    console.error(`atoll: there is no command "${name}". "atoll --help" lists them.`);
    return 1;
  }
  const command = await import(`../commands/${name}.js`);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(command.help);
    return 0;
  }
  try {
    return (await command.run(args, readSettings())) ?? 0;
  } catch (error) {
    if (!(error instanceof Mendable)) throw error;
    console.error(`atoll: ${error.message}`);
    return 1;
  }
}
