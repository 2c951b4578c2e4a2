import { runAttached } from "../front/attached.js";
import { withDatabase } from "../front/session.js";

export const help = `Usage: atoll donors [suggestions]                          pairs that may be one person, for you to decide
       atoll donors merge <donor> <donor> --why "…"         they are one
       atoll donors split <identifier> <identifier> --why "…"   they are two, whatever records say
       atoll donors undo <decision> --why "…"               take a decision back
       atoll donors decisions                               what was decided, by whom and why
       atoll donors erase <donor> --why "…"                 forget who the person is, everywhere and for good; amounts stay

A donor is named by its key, an e-mail, or an identifier such as shopify_customer_id:12 or hubspot_contact_id:9.`;

export const run = (args, settings) =>
  withDatabase(settings, (env) =>
    args[0] === "erase" ? runAttached("worker/cli.ts", args, env) : runAttached("app/server/donorsCli.ts", args, env),
  );
