import type { Response } from "express";

/** Airbyte's refusals are problem documents whose type ends with the code. */
export function answerProblem(res: Response, status: number, code: string, detail: string): void {
  res
    .status(status)
    .type("application/problem+json")
    .json({ type: `https://reference.airbyte.com/reference/errors#${code}`, title: code, status, detail, data: {} });
}
