import type { RequestHandler } from "express";
import { z } from "zod";
import type { Manners } from "../levers/manners.ts";
import type { Ngo, Owner, Pipeline } from "../ngo/ledger.ts";
import { CrmError } from "./crmError.ts";
import { isoInstant } from "./crmRecord.ts";
import { parsed, typeOf } from "./objects.ts";
import { nextPage } from "./present.ts";
import { describedProperties } from "./propertyDefinitions.ts";

/** The account was set up, with its pipelines, when the NGO took HubSpot into use. */
const SET_UP = isoInstant(Date.UTC(2021, 9, 1, 20, 14, 7, 412));

const ownersQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().regex(/^\d+$/).transform(Number).optional(),
  archived: z.enum(["true", "false"]).default("false"),
  email: z.string().optional(),
});

function presentOwner(owner: Owner, isGone: boolean) {
  const userId = owner.id - 20_000_000;
  return {
    id: String(owner.id),
    email: owner.email,
    type: "PERSON",
    firstName: owner.firstName,
    lastName: owner.lastName,
    userId: isGone ? null : userId,
    userIdIncludingInactive: userId,
    createdAt: isoInstant(owner.createdAt),
    updatedAt: isoInstant(isGone ? (owner.leftAt ?? owner.createdAt) : owner.createdAt),
    archived: isGone,
  };
}

const oneDigitAtLeast = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));

function presentPipeline(pipeline: Pipeline, displayOrder: number) {
  const dates = { createdAt: SET_UP, updatedAt: SET_UP, archived: false };
  return {
    label: pipeline.label,
    displayOrder,
    id: pipeline.id,
    stages: pipeline.stages.map((stage) => ({
      label: stage.label,
      displayOrder: stage.order,
      metadata: { isClosed: String(stage.isClosed), probability: oneDigitAtLeast(stage.probability) },
      id: stage.id,
      ...dates,
      writePermissions: "CRM_PERMISSIONS_ENFORCEMENT",
    })),
    ...dates,
  };
}

/** GET of the account's users who own records; `archived=true` answers those who have left, and no others. */
export function listOwners(ngo: Ngo): RequestHandler {
  return (req, res) => {
    const { limit, after, archived, email } = parsed(ownersQuery, req.query);
    const isGone = (owner: Owner) => owner.leftAt !== null && owner.leftAt <= ngo.now();
    const asked = ngo.owners
      .filter((owner) => isGone(owner) === (archived === "true"))
      .filter((owner) => owner.id > (after ?? 0) && (email === undefined || owner.email === email))
      .sort((a, b) => a.id - b.id);
    const last = asked[limit - 1];
    res.json({
      results: asked.slice(0, limit).map((owner) => presentOwner(owner, isGone(owner))),
      ...(last && asked.length > limit ? { paging: nextPage(req, String(last.id)) } : {}),
    });
  };
}

/** GET of the pipelines of a type; only deals have any here. Numbers and flags in `metadata` are strings. */
export function listPipelines(ngo: Ngo): RequestHandler {
  return (req, res) => {
    const type = typeOf(req);
    res.json({ results: type.name === "deals" ? ngo.pipelines.map(presentPipeline) : [] });
  };
}

/** GET of one pipeline. */
export function readPipeline(ngo: Ngo): RequestHandler {
  return (req, res) => {
    const order = ngo.pipelines.findIndex((pipeline) => pipeline.id === req.params.id);
    const pipeline = ngo.pipelines[order];
    if (typeOf(req).name !== "deals" || !pipeline) throw new CrmError(404, "resource not found", {});
    res.json(presentPipeline(pipeline, order));
  };
}

/** GET of the property definitions of a type, without those that were deleted; nothing is in the archive of definitions. */
export const listProperties =
  (manners: () => Manners): RequestHandler =>
  (req, res) => {
    const { name } = typeOf(req);
    const isThere = (property: { name: string }) => !manners().properties_gone.includes(`${name}.${property.name}`);
    res.json({ results: req.query.archived === "true" ? [] : describedProperties(name).filter(isThere) });
  };
