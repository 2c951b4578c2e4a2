import { z } from "zod";

/** What the front door hands to a benchmark. */
export const queryBenchEnv = () =>
  z
    .object({
      ATOLL_URL: z.url(),
      ATOLL_CUBE_TOKEN: z.string(),
      ATOLL_CUBE_SECRET: z.string(),
      DATABASE_URL: z.string(),
    })
    .parse(process.env);

export const ingestBenchEnv = () => z.object({ DATABASE_URL: z.string() }).parse(process.env);

/** The environment of a fresh clone: the reader's own, without what would point it at another Atoll. */
export const cleanEnvironment = (changes: Record<string, string>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(ATOLL_|DATABASE_URL$|npm_)/.test(name))),
  ...changes,
});

export const liveBenchEnv = () =>
  z
    .object({
      ATOLL_URL: z.url(),
      ATOLL_SANDBOX_URL: z.url({ error: "is missing: this benchmark places orders in the sandbox" }),
      ATOLL_SIGN_IN_URL: z.url(),
      DATABASE_URL: z.string(),
      ATOLL_CHROMIUM: z.string().default("/usr/bin/chromium"),
      ATOLL_BENCH_ORDERS: z.coerce.number().int().positive().default(30),
    })
    .parse(process.env);
