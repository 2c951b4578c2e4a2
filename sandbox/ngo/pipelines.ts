import type { Pipeline } from "./ledger.ts";

export const SHOP_PIPELINE = "ecommerce";
export const PARTNERS = "default";
export const GRANTS = "73625140";

function stage(id: string, label: string, order: number, probability: number, isClosed = false) {
  return { id, label, order, probability, isClosed };
}

/** Two partner pipelines with stages and odds of their own (some labels shared), and the shop integration's. */
export const PIPELINES: readonly Pipeline[] = [
  {
    id: PARTNERS,
    label: "Partners",
    kind: "partner",
    stages: [
      stage("appointmentscheduled", "First meeting", 0, 0.2),
      stage("qualifiedtobuy", "Qualified", 1, 0.4),
      stage("presentationscheduled", "Proposal sent", 2, 0.6),
      stage("contractsent", "Contract sent", 3, 0.9),
      stage("closedwon", "Won", 4, 1, true),
      stage("closedlost", "Lost", 5, 0, true),
    ],
  },
  {
    id: GRANTS,
    label: "Grants & foundations",
    kind: "partner",
    stages: [
      stage("146203981", "Letter of intent", 0, 0.1),
      stage("146203982", "Proposal sent", 1, 0.35),
      stage("146203983", "Shortlisted", 2, 0.65),
      stage("146203984", "Granted", 3, 1, true),
      stage("146203985", "Declined", 4, 0, true),
    ],
  },
  {
    id: SHOP_PIPELINE,
    label: "Ecommerce Pipeline",
    kind: "shop",
    stages: [
      stage("checkout_abandoned", "Checkout Abandoned", 0, 0.1),
      stage("checkout_pending", "Checkout Pending", 1, 0.2),
      stage("checkout_completed", "Checkout Completed", 2, 0.6),
      stage("processed", "Processed", 3, 0.8),
      stage("shipped", "Shipped", 4, 1, true),
      stage("cancelled", "Cancelled", 5, 0, true),
    ],
  },
];

export function pipelineOf(id: string): Pipeline {
  const pipeline = PIPELINES.find((candidate) => candidate.id === id);
  if (!pipeline) throw new RangeError(`no pipeline ${id}`);
  return pipeline;
}
