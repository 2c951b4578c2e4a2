import { fileURLToPath } from "node:url";
import pino from "pino";
import { checkDatabase, createDatabase } from "./database.ts";
import { readServerEnv } from "./env.ts";
import { runProgram } from "./program.ts";
import { startServer } from "./server.ts";

async function main() {
  const env = readServerEnv();
  const log = pino({ name: "web", level: env.ATOLL_LOG_LEVEL });

  const probe = createDatabase(env.DATABASE_URL, log);
  try {
    await checkDatabase(probe, env.DATABASE_URL);
  } finally {
    await probe.close();
  }

  const server = await startServer({
    env,
    log,
    siteFolder: fileURLToPath(new URL("../client/dist", import.meta.url)),
    createCube: async (clock) => {
      // Loaded late: Cube is most of this program, and the page can say how set-up goes meanwhile.
      const { createCube } = await import("../../cube/createCube.ts");
      return createCube({
        databaseUrl: env.ATOLL_CUBE_DATABASE_URL,
        secret: env.ATOLL_CUBE_SECRET,
        zone: clock.zone,
        now: clock.now,
        log,
      });
    },
  });
  log.info({ port: server.port, host: env.ATOLL_HOST }, `listening on ${env.publicUrl.href}`);

  let isEnding = false;
  const end = async (signal: string) => {
    if (isEnding) return;
    isEnding = true;
    log.info(`${signal}: ending`);
    setTimeout(() => {
      log.warn("something did not end in time and is cut off");
      process.exit(0);
    }, 2_800).unref();
    try {
      await server.close();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, "ending failed");
      process.exit(1);
    }
  };
  process.on("SIGTERM", end).on("SIGINT", end);
}

await runProgram(main);
