import { z } from "zod";
import { Dice } from "../../sandbox/ngo/dice.ts";
import type { Atoll } from "../atoll.ts";

const placed = z.object({ order: z.object({ id: z.string() }) });
const listed = z.object({
  results: z.array(z.object({ id: z.string() })),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
});

const weights = { order: 60, refund: 16, edit: 10, delete: 6, merge: 8 } as const;
type Kind = keyof typeof weights;

/** What happens in the shop and the CRM while the soak runs, and the ids of it: drawn from a seed, so a run can be repeated. */
export class Deeds {
  /** Orders placed by this run that still exist. */
  readonly living = new Set<string>();
  readonly deleted = new Set<string>();
  readonly merged = new Set<string>();
  readonly counts: Record<Kind | "refused", number> = { order: 0, refund: 0, edit: 0, delete: 0, merge: 0, refused: 0 };
  readonly #atoll: Atoll;
  readonly #seed: number;
  #contacts: string[] = [];
  #number = 0;

  constructor(atoll: Atoll, seed: number) {
    this.#atoll = atoll;
    this.#seed = seed;
  }

  /** Reads which contacts there are to be merged. */
  async prepare(): Promise<void> {
    let after: string | null = "0";
    while (after !== null) {
      const response = await this.#atoll.crm(
        `/crm/v3/objects/contacts?limit=100${after === "0" ? "" : `&after=${after}`}`,
      );
      const page: z.infer<typeof listed> = listed.parse(response);
      this.#contacts.push(...page.results.map(({ id }) => id));
      after = page.paging?.next.after ?? null;
    }
  }

  /** One deed. The sandbox refuses what cannot happen, such as refunding an order twice; that is counted and nothing else. */
  async next(): Promise<void> {
    this.#number += 1;
    const dice = new Dice(this.#seed, "soak deed", this.#number);
    const kind = this.living.size < 5 ? "order" : dice.weighted("kind", weights);
    const answer = await this.#try(kind, dice);
    this.counts[answer === null ? "refused" : kind] += 1;
  }

  async #try(kind: Kind, dice: Dice): Promise<unknown> {
    if (kind === "order") return this.#place(dice);
    if (kind === "merge") return this.#merge(dice);
    const id = dice.pick("order", [...this.living]);
    const body = kind === "edit" ? { line_index: 0, quantity: 1 } : {};
    const answer = await this.#atoll.tryLever(`orders/${id}/${kind}`, body);
    if (kind === "delete" && answer !== null) {
      this.living.delete(id);
      this.deleted.add(id);
    }
    return answer;
  }

  async #place(dice: Dice): Promise<unknown> {
    const wish = dice.chance("donation", 0.3)
      ? { donation: dice.between("cents", 500, 50_000), currency: dice.pick("currency", ["EUR", "USD", "XPF"]) }
      : {
          site: dice.pick("site", ["moorea", "tikehau", "ahe", "malolo", "koh_mak"]),
          corals: dice.between("n", 1, 20),
        };
    const { order } = placed.parse(await this.#atoll.lever("orders", wish));
    this.living.add(order.id);
    return order;
  }

  async #merge(dice: Dice): Promise<unknown> {
    const [primary_id, merged_id] = [dice.pick("primary", this.#contacts), dice.pick("merged", this.#contacts)];
    if (primary_id === merged_id) return null;
    const body = { primary_id: Number(primary_id), merged_id: Number(merged_id) };
    const answer = await this.#atoll.tryLever("contacts/merge", body);
    if (answer === null) return null;
    this.#contacts = this.#contacts.filter((id) => id !== merged_id);
    this.merged.add(merged_id);
    return answer;
  }
}
