import type { Company, Ngo } from "../ngo/ledger.ts";
import type { Collection, CrmRecord } from "./crmRecord.ts";
import { derivedFrom, isoInstant } from "./crmRecord.ts";

function toRecord(company: Company): CrmRecord {
  return {
    id: company.id,
    createdAt: company.createdAt,
    updatedAt: company.updatedAt,
    archivedAt: company.archivedAt,
    properties: {
      name: company.name,
      domain: company.domain,
      country: company.country,
      industry: company.industry,
      hubspot_owner_id: company.ownerId === null ? null : String(company.ownerId),
      hs_merged_object_ids: null,
      hs_additional_domains: null,
      createdate: isoInstant(company.createdAt),
      hs_lastmodifieddate: isoInstant(company.updatedAt),
      hs_object_id: String(company.id),
    },
    linked: {},
  };
}

export function companyCollection(ngo: Ngo): Collection {
  const toIds = derivedFrom((indices: Uint32Array) => Float64Array.from(indices, (index) => ngo.company(index).id));
  return {
    idsByUpdate: () => toIds(ngo.companiesByUpdate()),
    record(id) {
      const index = ngo.companyIndexOfId(id);
      return index === null ? null : toRecord(ngo.company(index));
    },
  };
}
