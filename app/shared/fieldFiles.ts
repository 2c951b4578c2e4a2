import { z } from "zod";

export const fieldStream = z.enum(["reef_surveys", "outplantings", "certificates"]);
export type FieldStream = z.infer<typeof fieldStream>;

/** Fields of each kind of sheet, and which of them no sheet can do without. */
export const fieldsOf = {
  reef_surveys: {
    required: ["site", "surveyed_on", "species", "n_sampled", "n_alive"],
    optional: [
      "nursery",
      "structure",
      "n_seeded",
      "n_outplanted",
      "health_score",
      "bleach_score",
      "fragment_id",
      "length_cm",
      "width_cm",
      "height_cm",
      "observer",
      "notes",
    ],
  },
  outplantings: {
    required: ["site", "outplanted_on", "species", "n_outplanted"],
    optional: ["lot", "outplant_site", "structure", "notes"],
  },
  certificates: {
    required: ["certificate_no", "order_name", "sent_on"],
    optional: ["site", "species", "coral_name", "n_corals", "fragment_id", "outplanted_on", "notes"],
  },
} as const satisfies Record<FieldStream, { required: readonly string[]; optional: readonly string[] }>;

type Fields = typeof fieldsOf;
export type FieldName = Fields[FieldStream]["required" | "optional"][number];

export const namesOf = (stream: FieldStream): readonly FieldName[] => [
  ...fieldsOf[stream].required,
  ...fieldsOf[stream].optional,
];

/** The largest file that is taken in. */
export const maxFileBytes = 20_000_000;

/** Files of field data, newest first, with what became of their sheets. */
export const fieldFiles = z.object({
  files: z.array(
    z.object({
      file_id: z.number().int(),
      name: z.string(),
      bytes: z.number().int(),
      origin: z.enum(["folder", "upload"]),
      received_at: z.string(),
      /** False while nobody has looked into it yet. */
      is_opened: z.boolean(),
      /** Why it cannot be read and what to do, null where it can. */
      problem: z.string().nullable(),
      rejected: z.number().int(),
      sheets: z.array(
        z.object({
          sheet_no: z.number().int(),
          sheet: z.string(),
          stream: fieldStream.nullable(),
          status: z.enum(["waiting", "needs_mapping", "empty", "landed"]),
          columns: z.array(
            z.object({ header: z.string(), field: z.string().nullable(), nearest: z.array(z.string()) }),
          ),
          missing: z.array(z.string()),
        }),
      ),
    }),
  ),
});

/** What POST of a file answers: `is_new` is false where the same bytes had been received before. */
export const fileReceived = z.object({ file_id: z.number().int(), is_new: z.boolean() });

/** What somebody says the columns of a sheet mean: a field by header, null for one that is kept without a meaning. */
export const layoutWish = z.strictObject({
  stream: fieldStream,
  columns: z.record(z.string().max(2_000), z.string().max(100).nullable()),
});

export type FieldFiles = z.infer<typeof fieldFiles>;
export type FieldFile = FieldFiles["files"][number];
export type FieldSheet = FieldFile["sheets"][number];
export type LayoutWish = z.infer<typeof layoutWish>;
