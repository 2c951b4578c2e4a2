import type { RequestHandler } from "express";
import type { Manners } from "../levers/manners.ts";
import { CrmError } from "./crmError.ts";

/** The permission that a path of `/crm` takes; null where any key will do. */
function scopeOf(path: string): string | null {
  const [, first, second, third] = path.split("/");
  const [resource, type] = first === "v3" || first === "v4" ? [second, third] : [first, third];
  if (resource === "owners") return "crm.objects.owners.read";
  if (resource === "pipelines") return `crm.schemas.${type}.read`;
  return resource === "objects" && type ? `crm.objects.${type}.read` : null;
}

/** Refuses what the key's lost permissions would have allowed, in HubSpot's words. */
export function requireScopes(manners: () => Manners): RequestHandler {
  return (req, _res, next) => {
    const scope = scopeOf(req.path);
    if (scope === null || !manners().scopes_lost.includes(scope)) return next();
    throw new CrmError(403, "This app hasn't been granted all required scopes to make this call.", {
      category: "MISSING_SCOPES",
      errors: [
        {
          message: "One or more of the following scopes are required.",
          context: { requiredGranularScopes: [scope] },
        },
      ],
    });
  };
}
