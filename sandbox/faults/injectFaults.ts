import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler, Response } from "express";
import type { FaultBoard } from "./faultBoard.ts";
import { faultBody } from "./faultBody.ts";

/** One middleware in front of both services: lets a call through, slow, broken, or not at all, as the board says. */
export function injectFaults(board: FaultBoard): RequestHandler {
  return async (req, res, next) => {
    const fault = board.meet(req.path);
    if (!fault) return next();
    if (fault.delay_ms > 0) await sleep(fault.delay_ms);
    if (fault.cut) return cut(res);
    if (fault.set) return alter(res, fault.set, next);
    if (fault.status === undefined && fault.body === undefined) return next();
    const status = fault.status ?? 200;
    if (status === 429 && fault.headers["retry-after"] === undefined) res.set("Retry-After", "1.0");
    res.status(status).set(fault.headers);
    const body = fault.body ?? faultBody(req.path, status);
    if (typeof body === "string") res.type("text").send(body);
    else res.json(body);
  };
}

/** Lets the service answer, and puts other values into its JSON: a number where a string was, a field that is gone. */
function alter(res: Response, values: Record<string, unknown>, next: () => void): void {
  const json = res.json.bind(res);
  res.json = (body: unknown) => {
    // What is cached of the answer stays as it was.
    const copy: unknown = JSON.parse(JSON.stringify(body));
    for (const [place, value] of Object.entries(values)) putAt(copy, place.split("."), value);
    return json(copy);
  };
  next();
}

function putAt(node: unknown, [name = "", ...rest]: string[], value: unknown): void {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, name)) return;
  if (rest.length === 0) Reflect.set(node, name, value);
  else putAt(Reflect.get(node, name), rest, value);
}

/** Promises more than it sends, so that a client meets the break while it reads the body. */
function cut(res: Response): void {
  res.writeHead(200, { "content-type": "application/json", "content-length": "4096" });
  res.write('{"data":', () => res.socket?.destroy());
}
