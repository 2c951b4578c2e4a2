import { runAttached } from "../front/attached.js";
import { withDatabase } from "../front/session.js";

export const help = `Usage: atoll settings [list]                              what staff may decide, with its fields
       atoll settings get <setting> [field=value …]
       atoll settings set <setting> field=value … [--why "…"] [--by name]
       atoll settings remove <setting> field=value …
       atoll settings history [<setting>]
       atoll settings undo <change>

A value that cannot stand is refused with its field and what is wanted. Every change is kept with its author and can be undone.
Example: atoll settings set organisation fiscal_year_start=7 --why "board decision of 3 March"`;

export const run = (args, settings) =>
  withDatabase(settings, (env) => runAttached("app/server/settingsCli.ts", args, env));
