import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { runCommand } from "./command.js";
import { Mendable } from "./mendable.js";
import { root } from "./settings.js";
import { digest, whenChanged } from "./stamp.js";

export const dbtCommand = join(root, ".venv/bin/dbt");

function findPython() {
  const seen = [];
  for (const name of ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"]) {
    let version;
    try {
      version = execFileSync(name, ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"], {
        encoding: "utf8",
        stdio: "pipe",
      }).trim();
    } catch (error) {
      if (error.code === "ENOENT" || error.status !== undefined) continue;
      throw error;
    }
    const [major, minor] = version.split(".").map(Number);
    if (major === 3 && minor >= 10) return name;
    seen.push(`${name} is ${version}`);
  }
  throw new Mendable(
    `Python 3.10 or newer is needed for dbt and was not found${seen.length ? ` (${seen.join(", ")})` : ""}: install it, for example "apt-get install python3 python3-venv".`,
  );
}

/** Makes `.venv` with the pinned Python packages where the pins changed since it was made. */
export async function installPython(report) {
  const requirements = join(root, "dbt/requirements.txt");
  const venv = join(root, ".venv");
  return whenChanged(join(venv, ".atoll-installed"), digest([requirements]), async () => {
    const python = findPython();
    report("making .venv");
    await runCommand(python, ["-m", "venv", "--clear", venv], {
      what: 'Making .venv (if the venv module is missing: "apt-get install python3-venv")',
      cwd: root,
    });
    await runCommand(
      join(venv, "bin/python"),
      ["-m", "pip", "install", "--disable-pip-version-check", "-r", requirements],
      {
        what: "Installing Python packages (pip install)",
        cwd: root,
        onLine: (line) => report(line.slice(0, 60)),
      },
    );
  });
}
