import { z } from "zod";
import type { Database } from "../database.ts";

export const user = z.object({
  user_id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(["administrator"]),
});

// One known id lets two first starts at once agree on one administrator without a lock.
const firstId = "00000000-0000-4000-8000-000000000001";

/** The administrator who came first; makes one where there is none. */
export async function firstAdministrator(database: Database): Promise<z.infer<typeof user>> {
  await database.run(
    `insert into app.users (user_id, name, role)
     select $1, 'Administrator', 'administrator' where not exists (select from app.users where role = 'administrator')
     on conflict do nothing`,
    [firstId],
  );
  const [administrator] = await database.rows(
    user,
    `select user_id, name, email, role from app.users where role = 'administrator' order by created_at, user_id limit 1`,
  );
  if (!administrator) throw new Error("app.users holds no administrator and refuses one");
  return administrator;
}
