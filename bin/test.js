// Everything that `npm test` runs: installs what is missing, then unit and database tests, dbt's own tests and the browser.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAttachedProgram } from "./front/attached.js";
import { nodeForTypescript } from "./front/packages.js";
import { root } from "./front/settings.js";
import { prepare } from "./front/stack.js";

const folder = mkdtempSync(join(tmpdir(), "atoll-tests-"));
const counts = { passed: 0, failed: 0, skipped: 0 };
const add = (name, passed, failed, skipped = 0) => {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
  console.log(`${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}\n`);
};

/** What a runner's JSON report says; a report that is missing counts as one failure, as does an exit code that the counts do not explain. */
const readReport = (file, code, read) => {
  try {
    const [passed, failed, skipped] = read(JSON.parse(readFileSync(file, "utf8")));
    return [passed, Math.max(failed, code === 0 ? 0 : 1), skipped];
  } catch (error) {
    console.error(`There is no readable report ${file}: ${error.message}`);
    return [0, 1, 0];
  }
};

async function unitTests() {
  const report = join(folder, "vitest.json");
  const args = [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const code = await runAttachedProgram(nodeForTypescript(), args, { ...process.env, NODE_ENV: "test" });
  add(
    "unit and database tests",
    ...readReport(report, code, (r) => [r.numPassedTests, r.numFailedTests, r.numPendingTests]),
  );
}

async function browserTests() {
  const report = join(folder, "playwright.json");
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, ATOLL_DBT_REPORTS: join(folder, "dbt") };
  const args = [
    join(root, "node_modules/@playwright/test/cli.js"),
    "test",
    "--config",
    join(root, "e2e/playwright.config.ts"),
  ];
  const code = await runAttachedProgram(nodeForTypescript(), args, env);
  add(
    "end-to-end tests",
    ...readReport(report, code, ({ stats }) => [stats.expected, stats.unexpected + stats.flaky, stats.skipped]),
  );
  const results = join(folder, "dbt/run_results.json");
  const ofDbt = ({ results: nodes }) => {
    const tests = nodes.filter(({ unique_id: id }) => id.startsWith("test.") || id.startsWith("unit_test."));
    const withStatus = (...statuses) => tests.filter(({ status }) => statuses.includes(status)).length;
    return [withStatus("pass", "warn"), withStatus("fail", "error"), withStatus("skipped")];
  };
  add("dbt tests", ...readReport(results, 0, ofDbt));
}

await prepare();
await unitTests();
await browserTests();
rmSync(folder, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`);
process.exitCode = counts.failed === 0 ? 0 : 1;
