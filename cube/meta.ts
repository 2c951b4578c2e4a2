import { z } from "zod";

const synonyms = z.object({ en: z.array(z.string()).min(1), fr: z.array(z.string()).min(1) });

const member = z.object({
  name: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  description: z.string().optional(),
  type: z.string(),
  format: z.string().optional(),
  public: z.boolean().default(true),
  isVisible: z.boolean().default(true),
  meta: z
    .looseObject({
      title_fr: z.string(),
      description_fr: z.string(),
      unit: z.string(),
      additive: z.boolean().optional(),
      synonyms,
    })
    .optional(),
});
export type PublicMember = z.infer<typeof member>;

const view = z.object({
  name: z.string(),
  type: z.string().optional(),
  title: z.string(),
  description: z.string().optional(),
  public: z.boolean().default(true),
  isVisible: z.boolean().default(true),
  meta: z.looseObject({ title_fr: z.string(), description_fr: z.string(), sources: z.array(z.string()) }).optional(),
  measures: z.array(member),
  dimensions: z.array(member),
  segments: z.array(member).default([]),
});
export type PublicView = z.infer<typeof view>;

const config = z.array(
  z.object({ config: z.looseObject({ public: z.boolean().optional(), isVisible: z.boolean().optional() }) }),
);

const isPublic = (item: { public?: boolean; isVisible?: boolean }) => item.public !== false && item.isVisible !== false;

/** The public views out of Cube's own description of the model. Throws where a public member lacks what the site shows of it. */
export function publicViews(metaConfig: unknown): PublicView[] {
  const visible = config.parse(metaConfig).filter((item) => isPublic(item.config));
  return visible.map((item) => {
    const { measures, dimensions, segments, ...rest } = view.parse(item.config);
    return {
      ...rest,
      measures: measures.filter(isPublic),
      dimensions: dimensions.filter(isPublic),
      segments: segments.filter(isPublic),
    };
  });
}
