import { Dice } from "../ngo/dice.ts";
import type { Company, Ngo } from "../ngo/ledger.ts";
import { SITES } from "../ngo/sites.ts";
import type { Collection, CrmRecord } from "./crmRecord.ts";
import { derivedFrom, isoInstant } from "./crmRecord.ts";

/** A sponsorship's id is its company's, moved out of the companies' range. */
const OFFSET = 20_000_000_000;

const isSponsor = (ngo: Ngo, company: Company) => (ngo.companyIndexOfId(company.id) ?? 0) % 4 === 1;

function toRecord(ngo: Ngo, company: Company): CrmRecord {
  const dice = new Dice(ngo.seed, "sponsorship", company.id);
  const site = dice.pick("site", SITES);
  return {
    id: company.id + OFFSET,
    createdAt: company.createdAt,
    updatedAt: company.updatedAt,
    archivedAt: company.archivedAt,
    properties: {
      sponsorship_name: `${company.name} · ${site}`,
      reef: site,
      nursery_tables: String(dice.between("tables", 1, 12)),
      starts_on: isoInstant(company.createdAt).slice(0, 10),
      yearly_amount: dice.chance("amount", 0.9) ? String(dice.between("thousands", 1, 25) * 1000) : null,
      plaque_text: dice.chance("plaque", 0.5) ? `Grâce à ${company.name} 🪸` : "",
      hs_createdate: isoInstant(company.createdAt),
      hs_lastmodifieddate: isoInstant(company.updatedAt),
      hs_object_id: String(company.id + OFFSET),
    },
    linked: { companies: company.archivedAt === null ? [company.id] : [] },
  };
}

/** The NGO's own object type: which company sponsors which reef. */
export function sponsorshipCollection(ngo: Ngo): Collection {
  const toIds = derivedFrom((companies: Uint32Array) =>
    Float64Array.from(
      Array.from(companies, (index) => ngo.company(index)).filter((company) => isSponsor(ngo, company)),
      (company) => company.id + OFFSET,
    ),
  );
  return {
    idsByUpdate: () => toIds(ngo.companiesByUpdate()),
    record(id) {
      const index = ngo.companyIndexOfId(id - OFFSET);
      const company = index === null ? null : ngo.company(index);
      return company && isSponsor(ngo, company) ? toRecord(ngo, company) : null;
    },
  };
}
