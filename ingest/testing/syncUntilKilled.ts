import { createPool } from "../database.ts";
import { openSource, syncAll } from "../sync.ts";
import { openThingShop, things } from "./things.ts";

/** A process for the kill test: syncs forty things one page at a time and waits for ever before the given page. */
const [databaseUrl = "", haltAt = ""] = process.argv.slice(2);
const shop = openThingShop(40);
shop.beforePage = async (page) => {
  if (page !== Number(haltAt)) return;
  console.log("halted");
  await new Promise(() => setInterval(() => undefined, 1_000));
};
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
await syncAll({
  pool: createPool(databaseUrl),
  sources: [openSource("shopify", [things], shop)],
  trigger: "schedule",
  log: silent,
});
