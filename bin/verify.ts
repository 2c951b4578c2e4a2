// Compares every figure of the sandbox's ledger with what Cube answers; `atoll verify` runs it. `--all` prints every value.
import { type ComparedFigure, compareFigure, valuesOfRows } from "./verify/compare.ts";
import { askCube } from "./verify/cube.ts";
import { readEnv } from "./verify/env.ts";
import { FIGURES, type Figure, isKnownToAirbyte } from "./verify/figures.ts";
import { VerifyError } from "./verify/mend.ts";
import { countVerdicts, formatTable } from "./verify/table.ts";
import { readTruth, type Truth, unasked, valuesOfTruth } from "./verify/truth.ts";

async function verifyFigure(figure: Figure, truth: Truth, env: ReturnType<typeof readEnv>): Promise<ComparedFigure> {
  const stated = valuesOfTruth(truth, figure);
  if (stated === null) return { figure, comparisons: [], problem: "the truth does not state it" };
  try {
    const rows = await askCube(env.ATOLL_URL, env.ATOLL_CUBE_TOKEN, figure.query);
    return compareFigure(figure, stated, valuesOfRows(figure, rows));
  } catch (error) {
    if (error instanceof RangeError) return { figure, comparisons: [], problem: error.message };
    throw error;
  }
}

async function verify(all: boolean): Promise<boolean> {
  const env = readEnv();
  const truth = await readTruth(env.ATOLL_SANDBOX_URL);
  const figures: ComparedFigure[] = [];
  const asked = env.ATOLL_INGEST === "airbyte" ? FIGURES.filter(isKnownToAirbyte) : FIGURES;
  for (const figure of asked) figures.push(await verifyFigure(figure, truth, env));
  const { passed, failed } = countVerdicts(figures);
  const forgotten = unasked(truth, FIGURES);
  console.log(`Seed ${truth.seed}, size ${truth.size}, ledger as of ${truth.now}, days of ${truth.zone}\n`);
  console.log(`${formatTable(figures, all)}\n`);
  if (asked.length < FIGURES.length)
    console.log(
      `Not compared: ${FIGURES.length - asked.length} figures of contracts, abandoned checkouts and stages, which are not landed here.\n`,
    );
  if (forgotten.length > 0)
    console.log(`Not asked of Cube: ${forgotten.join(", ")}. Add them to bin/verify/figures.ts.\n`);
  if (failed > 0)
    console.log(
      "Where figures differ: bring Atoll up to date first (atoll ingest, then atoll build), for the made-up NGO lives on.\n",
    );
  console.log(`${passed} passed, ${failed + forgotten.length} failed`);
  return failed + forgotten.length === 0;
}

try {
  process.exitCode = (await verify(process.argv.includes("--all"))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof VerifyError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
