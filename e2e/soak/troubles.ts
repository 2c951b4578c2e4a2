import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Dice } from "../../sandbox/ngo/dice.ts";
import type { Atoll } from "../atoll.ts";

const weights = { too_many: 20, broken: 20, cut: 20, half_page: 15, slow: 10, not_json: 15 } as const;
type Fault = keyof typeof weights;

const wishes: Record<Fault, Record<string, unknown>> = {
  too_many: { status: 429, times: 3 },
  broken: { status: 500, times: 2 },
  cut: { cut: true, times: 2 },
  half_page: { status: 200, body: '{"data":{"orders":{"nodes":[{"id":"gid://shop', times: 2 },
  slow: { delay_ms: 3_000, times: 3 },
  not_json: { status: 200, body: "<html><body>We are back in a moment</body></html>", times: 2 },
};

/** What goes wrong around Atoll while the soak runs; drawn from a seed. */
export class Troubles {
  readonly counts = { ...emptyFaults(), worker_killed: 0, postgres_restarted: 0, webhooks_disturbed: 0 };
  readonly #atoll: Atoll;
  readonly #seed: number;
  #number = 0;

  constructor(atoll: Atoll, seed: number) {
    this.#atoll = atoll;
    this.#seed = seed;
  }

  #dice(kind: string): Dice {
    this.#number += 1;
    return new Dice(this.#seed, kind, this.#number);
  }

  /** The next calls of one of the two services go wrong. */
  async fault(): Promise<void> {
    const dice = this.#dice("soak fault");
    const fault = dice.weighted("kind", weights);
    await this.#atoll.lever("faults", { path: dice.pick("path", ["/admin/api", "/crm"]), ...wishes[fault] });
    this.counts[fault] += 1;
  }

  /** Webhooks come twice, or in the reverse order of each burst, or both, or as they should. */
  async disturbWebhooks(): Promise<void> {
    const dice = this.#dice("soak webhooks");
    await this.#atoll.lever("webhooks", {
      duplicate: dice.chance("duplicate", 0.5),
      reverse: dice.chance("reverse", 0.5),
    });
    this.counts.webhooks_disturbed += 1;
  }

  /** kill -9, wherever the worker happens to be; it may be between two lives already. */
  killWorker(): void {
    const pid = this.#atoll.run.programs.worker;
    if (pid !== undefined && killed(pid, "SIGKILL")) this.counts.worker_killed += 1;
  }

  /** PostgreSQL cuts every connection and ends; whoever supervises it starts it again. */
  restartPostgres(): void {
    const file = join(this.#atoll.dataDir, "postgres/postmaster.pid");
    if (!existsSync(file)) return;
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    if (killed(pid, "SIGINT")) this.counts.postgres_restarted += 1;
  }

  /** From here on everything works again. */
  async end(): Promise<void> {
    await this.#atoll.lever("faults", {}, "DELETE");
    await this.#atoll.lever("webhooks", { duplicate: false, reverse: false });
  }
}

function emptyFaults(): Record<Fault, number> {
  return { too_many: 0, broken: 0, cut: 0, half_page: 0, slow: 0, not_json: 0 };
}

/** False where there is no such process any more. */
function killed(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}
