import express from "express";
import { faultRequest } from "../faults/fault.ts";
import type { FaultBoard } from "../faults/faultBoard.ts";
import { certificatesCsv } from "../field/certificatesCsv.ts";
import { outplantingsCsv } from "../field/outplantingsCsv.ts";
import { surveysCsv } from "../field/surveysCsv.ts";
import type { Ngo, Order } from "../ngo/ledger.ts";
import { type BulkWish, bulkWish } from "../shopify/bulk/wish.ts";
import { truth } from "../truth/truth.ts";
import type { Courier } from "../webhooks/courier.ts";
import { courierLevers } from "../webhooks/router.ts";
import { crmRouter } from "./crmRouter.ts";
import { orderSummary } from "./orderSummary.ts";
import { answerRefusal, LeverRefusal, noSuchLever, pull, readBody } from "./refusal.ts";
import { editWish, orderWish, rateWish, refundWish } from "./wishes.ts";

export type Levers = {
  faults: FaultBoard;
  arrangeBulk: (wish: BulkWish) => void;
  courier: Courier | null;
  airbyte: express.Router | null;
};

/** Levers for tests and demos, under `/_sandbox`; the real services have nothing like them. */
export function leversRouter(ngo: Ngo, { faults, arrangeBulk, courier, airbyte }: Levers): express.Router {
  const router = express.Router();
  router.use("/_sandbox", express.json());

  router.get("/_sandbox/health", (_req, res) => {
    res.json({
      status: "up",
      seed: ngo.seed,
      size: ngo.size,
      now: new Date(ngo.now()).toISOString(),
      orders: ngo.ordersCount(),
    });
  });
  router.get("/_sandbox/truth", (_req, res) => {
    res.json(truth(ngo));
  });
  const sheets = {
    "field-surveys.csv": () => surveysCsv(ngo.surveys()),
    "outplantings.csv": () => outplantingsCsv(ngo.surveys()),
    "certificates.csv": () => certificatesCsv(ngo.certificates()),
  };
  for (const [name, write] of Object.entries(sheets)) {
    router.get(`/_sandbox/${name}`, (_req, res) => void res.type("text/csv").attachment(name).send(write()));
  }

  router.get("/_sandbox/faults", (_req, res) => {
    res.json({ faults: faults.all() });
  });
  router.post("/_sandbox/faults", (req, res) => {
    res.status(201).json({ fault: faults.add(readBody(faultRequest, req.body)) });
  });
  router.delete("/_sandbox/faults", (_req, res) => {
    res.json({ cleared: faults.clear() });
  });

  router.post("/_sandbox/bulk", (req, res) => {
    const wish = readBody(bulkWish, req.body);
    arrangeBulk(wish);
    res.status(201).json({ bulk: wish });
  });

  router.post("/_sandbox/orders", (req, res) => {
    const wish = readBody(orderWish, req.body);
    res.status(201).json({ order: orderSummary(pull(() => ngo.placeOrder(wish))) });
  });
  router.post("/_sandbox/orders/:id/refund", (req, res) => {
    const { line_index, quantity, amount } = readBody(refundWish, req.body);
    const id = orderId(ngo, req.params.id);
    const wish = {
      ...(line_index === undefined ? {} : { lineIndex: line_index }),
      ...(quantity === undefined ? {} : { quantity }),
      ...(amount === undefined ? {} : { amount }),
    };
    res.json({ order: orderSummary(pull(() => ngo.refundOrder(id, wish))) });
  });
  router.post("/_sandbox/orders/:id/edit", (req, res) => {
    const { line_index, quantity } = readBody(editWish, req.body);
    const id = orderId(ngo, req.params.id);
    res.json({ order: orderSummary(pull(() => ngo.editOrder(id, { lineIndex: line_index, quantity }))) });
  });
  router.post("/_sandbox/orders/:id/delete", (req, res) => {
    const id = orderId(ngo, req.params.id);
    res.json({ order: orderSummary(pull(() => ngo.deleteOrder(id))) });
  });
  router.use(crmRouter(ngo));
  router.post("/_sandbox/rates", (req, res) => {
    const rate = readBody(rateWish, req.body);
    ngo.publishRate(rate);
    res.status(201).json({ rate });
  });

  if (courier) router.use(courierLevers(courier));
  if (airbyte) router.use(airbyte);
  router.use("/_sandbox", noSuchLever, answerRefusal);
  return router;
}

/** The id of an order that is still there, from a number, a name such as "#1001" is not taken. */
function orderId(ngo: Ngo, text: string): number {
  const id = Number(text);
  const index = Number.isSafeInteger(id) ? ngo.orderIndexOfId(id) : null;
  const order: Order | null = index === null ? null : ngo.order(index);
  if (!order || order.deletedAt !== null)
    throw new LeverRefusal(404, "no_such_order", `There is no order ${text}.`, "id");
  return id;
}
