import { parseArgs } from "node:util";
import { z } from "zod";

const count = z.coerce.number().int().positive();
const options = z.object({
  /** Orders of the shop that is read whole. */
  orders: count.default(1_000_000),
  /** Orders that are read by pages, by Atoll and by dlt. */
  pages: count.default(20_000),
  /** Rows in the raw table when changed orders are read: fewer, and more. */
  few: count.default(1_000_000),
  many: count.default(10_000_000),
  /** How often changed orders are read at each size. */
  rounds: count.default(3),
});
export type Options = z.infer<typeof options>;

const text = { type: "string" } as const;

/** `--orders 30000` and so on; throws where one is no number. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: { orders: text, pages: text, few: text, many: text, rounds: text } });
  return options.parse(values);
}
