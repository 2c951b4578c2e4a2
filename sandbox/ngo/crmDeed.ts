import { z } from "zod";

const index = z.number().int().nonnegative();
const id = z.number().int().positive();

/** Something that staff did by hand in the CRM. Companies and a deal's contact are named by id, the rest by number. */
export const crmDeed = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("edit contact"),
    contact: index,
    opted_out: z.boolean().optional(),
    phone: z.string().nullable().optional(),
  }),
  z.object({ type: z.literal("forget contact"), contact: index }),
  z.object({ type: z.literal("move deal"), deal: index, stage: z.string() }),
  z.object({ type: z.literal("link contact"), contact: index, company: id, removed: z.boolean() }),
  z.object({ type: z.literal("link deal to company"), deal: index, company: id, removed: z.boolean() }),
  z.object({ type: z.literal("link deal to contact"), deal: index, other: id, removed: z.boolean() }),
]);

export type CrmDeed = z.infer<typeof crmDeed>;
