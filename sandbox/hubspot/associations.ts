import type { Request, RequestHandler } from "express";
import { z } from "zod";
import { problemWithRequest } from "./crmError.ts";
import { isoInstant } from "./crmRecord.ts";
import type { LinkKind } from "./linkKind.ts";
import { linkKind } from "./linkKind.ts";
import type { Link, Links } from "./links.ts";
import { parsed } from "./objects.ts";
import type { ObjectType } from "./objectType.ts";
import { parseObjectType } from "./objectType.ts";

const INPUTS = 1000;
const LINKS_PER_PAGE = 500;

const offset = z.string().transform((after) => Number(Buffer.from(after, "base64url").toString()));
const body = z.object({ inputs: z.array(z.object({ id: z.coerce.string(), after: offset.nullish() })) });

const noneFound = (from: ObjectType, id: string, to: ObjectType) => ({
  status: "error",
  category: "OBJECT_NOT_FOUND",
  subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND",
  message: `No ${to.singular} is associated with ${from.singular} ${id}.`,
  context: { fromObjectId: [id], fromObjectType: [from.singular], toObjectType: [to.singular] },
});

function target(kind: LinkKind, link: Link, isDateBased: boolean) {
  return {
    // A number in the older version, a string in the dated ones.
    toObjectId: isDateBased ? String(link.id) : link.id,
    associationTypes: link.isPrimary && kind.primary ? [kind.primary, kind.plain] : [kind.plain],
  };
}

const isDateBased = (req: Request) => req.params.version !== undefined;

/** POST of up to 1,000 ids. Ids without a link are missing from the results and listed as errors, and the answer is a 207. */
export function batchReadAssociations(links: Links, now: () => number): RequestHandler {
  return (req, res) => {
    const startedAt = isoInstant(now());
    const from = parseObjectType(req.params.from?.toString() ?? "");
    const to = parseObjectType(req.params.to?.toString() ?? "");
    const kind = linkKind(from, to);
    const { inputs } = parsed(body, req.body);
    if (inputs.length > INPUTS) throw problemWithRequest(`inputs: at most ${INPUTS}, there are ${inputs.length}`);
    const answers = inputs.map(({ id, after }) => {
      const all = /^\d+$/.test(id) ? links(from, Number(id), to) : [];
      const start = after ?? 0;
      const end = start + LINKS_PER_PAGE;
      const more = Buffer.from(String(end)).toString("base64url");
      return {
        from: { id },
        to: all.slice(start, end).map((link) => target(kind, link, isDateBased(req))),
        ...(all.length > end ? { paging: { next: { after: more } } } : {}),
      };
    });
    const errors = answers
      .filter((answer) => answer.to.length === 0)
      .map((answer) => noneFound(from, answer.from.id, to));
    res.status(errors.length > 0 ? 207 : 200).json({
      status: "COMPLETE",
      results: answers.filter((answer) => answer.to.length > 0),
      ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
      startedAt,
      completedAt: isoInstant(now()),
    });
  };
}
