import { parseArgs } from "node:util";
import { z } from "zod";

const count = z.coerce.number().int().positive();
const options = z.object({
  /** Gift lines at each size, smallest first. */
  lines: z
    .string()
    .default("1000000,10000000")
    .transform((text) => z.array(count).min(1).parse(text.split(","))),
  /** Orders that change between two builds. */
  changes: count.default(1_000),
  /** How often orders change at each size. */
  rounds: count.default(3),
});
export type Options = z.infer<typeof options>;

const text = { type: "string" } as const;

/** `--lines 100000,1000000` and so on; throws where one is no number. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: { lines: text, changes: text, rounds: text } });
  return options.parse(values);
}
