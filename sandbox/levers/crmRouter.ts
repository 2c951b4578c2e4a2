import express from "express";
import type { Deal, Ngo, Person } from "../ngo/ledger.ts";
import { pull, readBody } from "./refusal.ts";
import { contactLinkWish, contactWish, dealLinkWish, mergeWish, moveWish } from "./wishes.ts";

const personSummary = (person: Person) => ({
  person: person.index,
  contacts: person.contacts.map(({ id, mergedIds, companyIds }) => ({
    id: String(id),
    merged_ids: mergedIds.map(String),
    company_ids: companyIds.map(String),
  })),
});

const dealSummary = (deal: Deal) => ({
  deal: {
    id: String(deal.id),
    stage: deal.stageId,
    is_won: deal.isWon,
    company_ids: deal.companyIds.map(String),
    contact_ids: deal.contactIds.map(String),
  },
});

/** Levers of the CRM. An id that is none of a record of the wanted kind is refused by the NGO itself. */
export function crmRouter(ngo: Ngo): express.Router {
  const router = express.Router();
  router.post("/_sandbox/contacts/merge", (req, res) => {
    const { primary_id, merged_id } = readBody(mergeWish, req.body);
    res.json(personSummary(pull(() => ngo.mergeContacts(primary_id, merged_id))));
  });
  router.post("/_sandbox/contacts/:id/edit", (req, res) => {
    const { opted_out, phone } = readBody(contactWish, req.body);
    res.json(personSummary(pull(() => ngo.editContact(Number(req.params.id), { optedOut: opted_out, phone }))));
  });
  router.post("/_sandbox/contacts/:id/forget", (req, res) => {
    res.json(personSummary(pull(() => ngo.forgetContact(Number(req.params.id)))));
  });
  router.post("/_sandbox/contacts/:id/link", (req, res) => {
    const { company_id, removed } = readBody(contactLinkWish, req.body);
    res.json(personSummary(pull(() => ngo.linkContact(Number(req.params.id), { company: company_id, removed }))));
  });
  router.post("/_sandbox/deals/:id/move", (req, res) => {
    const { stage } = readBody(moveWish, req.body);
    res.json(dealSummary(pull(() => ngo.moveDeal(Number(req.params.id), stage))));
  });
  router.post("/_sandbox/deals/:id/link", (req, res) => {
    const { company_id, contact_id, removed } = readBody(dealLinkWish, req.body);
    const wish = {
      ...(company_id === undefined ? {} : { company: company_id }),
      ...(contact_id === undefined ? {} : { contact: contact_id }),
      removed,
    };
    res.json(dealSummary(pull(() => ngo.linkDeal(Number(req.params.id), wish))));
  });
  return router;
}
