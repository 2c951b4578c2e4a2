import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const mutant = z.strictObject({
  /** The mistake, as one would make it. */
  name: z.string().min(1),
  /** Within the dbt project. */
  file: z.string().min(1),
  /** Text that stands in the file once, and what is put in its place. */
  find: z.string().min(1),
  replace: z.string(),
  /** The test that is there for it. */
  caught_by: z.string().min(1),
});
export type Mutant = z.infer<typeof mutant>;

/** All mutants of the project, by file; throws where one is written wrongly. */
export function readMutants(folder: string): Mutant[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .sort()
    .flatMap((name) => z.array(mutant).parse(parse(readFileSync(`${folder}/${name}`, "utf8"))));
}

/** The file with the mistake in it; throws where the text is not there exactly once, for then the rule has moved. */
export function mutate(text: string, { name, file, find, replace }: Mutant): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`"${name}": its text is ${times} times in ${file}, not once`);
  return text.replace(find, () => replace);
}

/** What has to be built to see the mistake: a model and all that reads it, or everything. */
export function selectorOf({ file }: Mutant): string | null {
  const model = /^models\/.*\/([a-z0-9_]+)\.sql$/.exec(file)?.[1];
  return model ? `${model}+` : null;
}
