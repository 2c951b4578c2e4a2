export type Postgres = { pid: number; port: number; url: (database: string) => string };
export function startPostgres(
  dataDir: string,
  password: string,
  options?: { durable?: boolean; port?: number },
): Promise<Postgres>;
export function stopPostgres(postgres: Pick<Postgres, "pid">): Promise<void>;
