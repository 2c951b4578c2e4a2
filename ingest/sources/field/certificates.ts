import { fieldStream } from "./fieldStream.ts";

/** Certificates sent to those who adopted: a row per certificate. */
export const certificates = fieldStream("certificates", () => ["certificate_no"]);
