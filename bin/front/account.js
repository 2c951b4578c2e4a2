import { execFileSync, spawnSync } from "node:child_process";
import { Mendable } from "./mendable.js";

/**
 * PostgreSQL refuses to run as root, so root lends it another account. Returns how to start a program so that PostgreSQL
 * accepts it: `{ wrap(program, args) -> [program, args], uid, gid }`, the ids null where no change is needed.
 *
 * A checkout below a folder that only root may enter would lock that account out of its own binaries: there it keeps the one
 * capability that lets it pass folders, and nothing else of root.
 */
export function postgresAccount(program, dataDir) {
  if (process.getuid?.() !== 0) return { wrap: (name, args) => [name, args], uid: null, gid: null };
  const id = (flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  if (id("-u").status !== 0) {
    try {
      execFileSync("useradd", ["--system", "--no-create-home", "--user-group", "postgres"], { stdio: "pipe" });
    } catch (error) {
      throw new Mendable(
        "PostgreSQL cannot run as root and no account could be made for it: start Atoll as another user.",
        { cause: error },
      );
    }
  }
  const uid = Number(id("-u").stdout);
  const gid = Number(id("-g").stdout);
  const plain = ["--reuid", String(uid), "--regid", String(gid), "--clear-groups"];
  // access(2) ignores capabilities unless the set-uid fix-up is off, and initdb asks it about its own binary.
  const capable = [
    ...plain,
    "--inh-caps",
    "+dac_override",
    "--ambient-caps",
    "+dac_override",
    "--securebits",
    "+no_setuid_fixup",
  ];
  for (const how of [plain, capable]) {
    if (spawnSync("setpriv", [...how, "--", "test", "-x", program, "-a", "-x", dataDir]).status === 0)
      return { wrap: (name, args) => ["setpriv", [...how, "--", name, ...args]], uid, gid };
  }
  throw new Mendable(
    `The account "postgres" cannot reach ${program} and ${dataDir}: move the checkout to a folder that others may enter, or start Atoll as another user.`,
  );
}
