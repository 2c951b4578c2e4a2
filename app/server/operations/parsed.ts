import { z } from "zod";
import { HttpError } from "../errors.ts";

/** What a request holds, in the given shape; an answer 400 that names the field where it does not fit. */
export function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new HttpError(400, "invalid_request", `The request could not be read: ${z.prettifyError(result.error)}`);
}
