type Say = (facts: object, message: string) => void;

/** What pino offers and this room needs of it. */
export type CubeLog = { debug: Say; info: Say; warn: Say; error: Say };

/** Cube's own log lines, most of which speak of each query and matter only when looking for a fault. */
export function cubeLogger(log: CubeLog) {
  return (message: string, facts: Record<string, unknown>): void => {
    if (facts?.error && !/Continue wait|UserError/.test(message))
      log.warn({ cube: message, ...facts }, `Cube: ${message}`);
    else log.debug({ cube: message }, `Cube: ${message}`);
  };
}
