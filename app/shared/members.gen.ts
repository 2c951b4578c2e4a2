// Made from semantic/ by "npm run generate". Do not edit.
/* What the site says of each member: title and sentence in English and French, unit, and the sources a view stands on. */

export const adjustments = {
 "en": [
  "Refunds, disputes and fees",
  "What happened to gifts after they were made, by its own day and by the day of the gift, in the reporting currency."
 ],
 "fr": [
  "Remboursements, litiges et frais",
  "Ce qui est arrivé aux dons après coup, par son propre jour et par jour du don, dans la devise de référence."
 ],
 "sources": [
  "shopify"
 ],
 "measures": {
  "chargebacks_lost": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Chargebacks lost",
    "Money lost on raised lines to chargebacks lost or accepted, to be counted by the day the dispute was opened."
   ],
   "fr": [
    "Litiges perdus",
    "Sommes perdues sur les lignes collectées par litige perdu ou accepté, à compter au jour d'ouverture du litige."
   ],
   "additive": true
  },
  "disputes": {
   "type": "number",
   "format": "number",
   "unit": "disputes",
   "en": [
    "Disputes",
    "Distinct disputes about raised lines, inquiries among them, whatever became of them."
   ],
   "fr": [
    "Litiges",
    "Litiges distincts portant sur des lignes collectées, demandes comprises, quelle qu'en soit l'issue."
   ],
   "additive": false
  },
  "fees_charged": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Fees charged",
    "Payment fees on raised lines, to be counted by the day they were charged; known for Shopify Payments only."
   ],
   "fr": [
    "Frais prélevés",
    "Frais de paiement sur les lignes collectées, à compter au jour du prélèvement, connus pour Shopify Payments seulement."
   ],
   "additive": true
  },
  "refund_count": {
   "type": "number",
   "format": "number",
   "unit": "refunds",
   "en": [
    "Number of refunds",
    "Distinct refunds that gave back something of raised lines; one refund may touch several lines."
   ],
   "fr": [
    "Nombre de remboursements",
    "Remboursements distincts ayant rendu quelque chose sur des lignes collectées ; un remboursement peut toucher plusieurs lignes."
   ],
   "additive": false
  },
  "refunds_paid": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Refunds by refund date",
    "Money paid back on raised lines, to be counted by the day it was paid back, at the rate of the gift date; its total over all time is that of Refunds."
   ],
   "fr": [
    "Remboursements versés",
    "Sommes rendues sur les lignes collectées, à compter au jour du remboursement, au taux du jour du don ; le total est celui des remboursements."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "adjustment_type": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Adjustment type",
    "What happened to the gift, one of refund, chargeback, inquiry or fee."
   ],
   "fr": [
    "Type d'ajustement",
    "Ce qui est arrivé au don, refund, chargeback, inquiry ou fee."
   ]
  },
  "channel": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Channel",
    "What brought the gift, from the last visit before it, with unknown where no visit was recorded."
   ],
   "fr": [
    "Canal",
    "Origine du don d'après la dernière visite qui le précède, unknown quand aucune visite n'est connue."
   ]
  },
  "country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country",
    "Billing country of the order or country of the partner as a two-letter code, unassigned where none is known; it is not the country of the reef."
   ],
   "fr": [
    "Pays",
    "Pays de facturation de la commande ou pays du partenaire en code de deux lettres, unassigned s'il manque ; ce n'est pas le pays du récif."
   ]
  },
  "currency": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Currency",
    "Currency in which the donor paid, before conversion."
   ],
   "fr": [
    "Devise",
    "Devise dans laquelle le donateur a payé, avant conversion."
   ]
  },
  "event_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Event date",
    "Day on which money was paid back or a fee was charged, or a dispute was opened, in the organisation's time zone; empty where the shop does not tell."
   ],
   "fr": [
    "Date de l'événement",
    "Jour du remboursement, des frais ou de l'ouverture du litige dans le fuseau de l'organisation, vide si la boutique ne le dit pas."
   ]
  },
  "gift_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Gift date",
    "Day of the gift that was paid back, disputed or charged for, in the organisation's time zone."
   ],
   "fr": [
    "Date du don",
    "Jour du don remboursé, contesté ou soumis à frais, dans le fuseau de l'organisation."
   ]
  },
  "revenue_class": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Revenue class",
    "What the line is, one of adoption, donation, tip, partner, gift_card, outstanding, merchandise, shipping, tax or unassigned, of which the first six are raised money; gift_card is what sold cards still hold, outstanding what partly paid orders still wait for."
   ],
   "fr": [
    "Type de recette",
    "Nature de la ligne, adoption, donation, tip, partner, gift_card, outstanding, merchandise, shipping, tax ou unassigned, dont les six premières sont des fonds collectés ; gift_card est le solde des cartes vendues, outstanding ce qui reste dû."
   ]
  },
  "status": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Dispute status",
    "State of the adjustment; open, won or lost for a dispute, paid_back for a refund and charged for a fee."
   ],
   "fr": [
    "État du litige",
    "État de l'ajustement ; open, won ou lost pour un litige, paid_back pour un remboursement, charged pour des frais."
   ]
  }
 }
} as const;

export const adoptions = {
 "en": [
  "Adoptions",
  "Adopted corals by day and restoration site, their certificates and how far they are; adopted is neither planted nor alive."
 ],
 "fr": [
  "Adoptions",
  "Coraux adoptés par jour et site de restauration, leurs certificats et leur avancement ; adopté ne veut dire ni planté ni vivant."
 ],
 "sources": [
  "shopify",
  "hubspot",
  "field"
 ],
 "measures": {
  "adopters": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Adopters",
    "Distinct people and organisations with at least one adopted coral; orders without an e-mail or account are out."
   ],
   "fr": [
    "Adoptants",
    "Personnes et organisations distinctes ayant adopté au moins un corail, sans les commandes dépourvues d'e-mail et de compte."
   ],
   "additive": false
  },
  "adoptions_awaiting_outplant": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Adopted corals awaiting planting",
    "Corals adopted in the shop that are not planted yet by what is known; partner lots are out, as nobody tells their corals apart."
   ],
   "fr": [
    "Coraux adoptés à transplanter",
    "Coraux adoptés en boutique pas encore transplantés d'après ce que l'on sait, sans les lots partenaires, dont les coraux ne sont pas distingués."
   ],
   "additive": true
  },
  "adoptions_outplanted": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Adopted corals planted",
    "Adopted corals that were planted on the reef by their certificate; planting of others is not told coral by coral."
   ],
   "fr": [
    "Coraux adoptés transplantés",
    "Coraux adoptés qui ont été transplantés sur le récif d'après leur certificat ; pour les autres on ne le sait pas corail par corail."
   ],
   "additive": true
  },
  "certificates_pending": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals without a certificate",
    "Corals adopted in the shop for which no certificate is known; partner lots are out, as they get none one by one."
   ],
   "fr": [
    "Coraux sans certificat",
    "Coraux adoptés en boutique dont aucun certificat n'est connu, sans les lots partenaires, qui n'en reçoivent pas un à un."
   ],
   "additive": true
  },
  "certificates_sent": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals certified",
    "Adopted corals whose certificate was sent, one certificate for a pack counting each of its corals; cancelled ones are out."
   ],
   "fr": [
    "Coraux certifiés",
    "Coraux adoptés dont le certificat est parti, un certificat de lot comptant pour chacun de ses coraux, sans les annulés."
   ],
   "additive": true
  },
  "complimentary_adoptions": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Complimentary adoptions",
    "Corals given free of charge, which count as corals and never as gifts."
   ],
   "fr": [
    "Adoptions gracieuses",
    "Coraux donnés gratuitement, comptés comme coraux et jamais comme dons."
   ],
   "additive": true
  },
  "corals_adopted": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals adopted",
    "Corals of paid orders and won partner deals, packs counted coral by coral and complimentary ones included; refunded units and lost chargebacks are out."
   ],
   "fr": [
    "Coraux adoptés",
    "Coraux des commandes payées et des affaires gagnées, lots comptés corail par corail et gracieux compris, sans les remboursés ni les litiges perdus."
   ],
   "additive": true
  },
  "corals_per_adopter": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals per adopter",
    "Corals of identified adopters divided by adopters; empty where there is none."
   ],
   "fr": [
    "Coraux par adoptant",
    "Coraux des adoptants identifiés divisés par les adoptants, vide s'il n'y en a pas."
   ],
   "additive": false
  },
  "gift_adoption_share": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Gift adoption share",
    "Gift adoptions divided by corals adopted; empty where there is none."
   ],
   "fr": [
    "Part des adoptions offertes",
    "Adoptions offertes divisées par les coraux adoptés, vide s'il n'y en a pas."
   ],
   "additive": false
  },
  "gift_adoptions": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Gift adoptions",
    "Corals adopted for another person, refunded units and lost chargebacks out."
   ],
   "fr": [
    "Adoptions offertes",
    "Coraux adoptés pour une autre personne, sans les remboursés ni les litiges perdus."
   ],
   "additive": true
  },
  "median_days_to_certificate": {
   "type": "number",
   "format": "number",
   "unit": "days",
   "en": [
    "Median days to certificate",
    "Half of the certified corals had their certificate so many days after adoption or sooner; those still without are out and counted as corals without a certificate."
   ],
   "fr": [
    "Délai médian du certificat",
    "La moitié des coraux certifiés l'ont été en ce nombre de jours ou moins après l'adoption ; ceux sans certificat sont exclus et comptés à part."
   ],
   "additive": false
  },
  "median_days_to_outplant": {
   "type": "number",
   "format": "number",
   "unit": "days",
   "en": [
    "Median days to planting",
    "Half of the planted adoptions waited so many days or fewer; those still waiting are out, so read it with the share still waiting."
   ],
   "fr": [
    "Délai médian de transplantation",
    "La moitié des adoptions transplantées ont attendu ce nombre de jours ou moins ; celles qui attendent sont exclues, à lire avec la part en attente."
   ],
   "additive": false
  },
  "share_awaiting_outplant": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Share still awaiting planting",
    "Shop adoptions awaiting planting divided by these and the planted ones; empty where there is none."
   ],
   "fr": [
    "Part encore à transplanter",
    "Adoptions de la boutique à transplanter divisées par celles-ci et les transplantées, vide s'il n'y en a pas."
   ],
   "additive": false
  }
 },
 "dimensions": {
  "adopted_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Adoption date",
    "Day of the adoption in the organisation's time zone, which is the day of the gift; it is not the day of planting."
   ],
   "fr": [
    "Date d'adoption",
    "Jour de l'adoption dans le fuseau de l'organisation, soit le jour du don ; ce n'est pas le jour de plantation."
   ]
  },
  "branch": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Branch",
    "Branch of the organisation that runs the site, with all of its sites; Unassigned without one."
   ],
   "fr": [
    "Antenne",
    "Antenne de l'organisation qui gère le site, avec tous ses sites ; Unassigned sans antenne."
   ]
  },
  "certificate_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Certificate date",
    "Day on which the certificate was sent, empty while none is known."
   ],
   "fr": [
    "Date du certificat",
    "Jour d'envoi du certificat, vide tant qu'aucun n'est connu."
   ]
  },
  "genus": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Genus",
    "Genus of the taxon, Unassigned where none is named or mapped."
   ],
   "fr": [
    "Genre",
    "Genre du taxon, Unassigned si aucun n'est nommé ou reconnu."
   ]
  },
  "is_complimentary": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Complimentary",
    "Whether the coral was given free of charge, as to staff, press or partners."
   ],
   "fr": [
    "Gracieux",
    "Vrai si le corail a été donné gratuitement, comme à l'équipe, à la presse ou à un partenaire."
   ]
  },
  "is_gift_for_other": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "For someone else",
    "Whether the coral was adopted for another person."
   ],
   "fr": [
    "Offert à quelqu'un",
    "Vrai si le corail a été adopté pour une autre personne."
   ]
  },
  "outplanted_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Planting date of the adoption",
    "Day on which the adopted coral was planted on the reef, empty while it waits."
   ],
   "fr": [
    "Date de transplantation de l'adoption",
    "Jour où le corail adopté a été transplanté sur le récif, vide tant qu'il attend."
   ]
  },
  "site": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Restoration site",
    "Restoration site of the coral, with all that lies beneath it; Unassigned where nobody says."
   ],
   "fr": [
    "Site de restauration",
    "Site de restauration du corail, avec tout ce qu'il comprend ; Unassigned si personne ne le dit."
   ]
  },
  "site_country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country of the reef",
    "Country in which the site lies as a two-letter code, unassigned without a site; it is not the donor's country."
   ],
   "fr": [
    "Pays du récif",
    "Pays où se trouve le site en code de deux lettres, unassigned sans site ; ce n'est pas le pays du donateur."
   ]
  },
  "site_latitude": {
   "type": "number",
   "format": "number",
   "unit": "degrees",
   "en": [
    "Latitude of the site",
    "Latitude of the restoration site in degrees, negative south of the equator; empty without a site."
   ],
   "fr": [
    "Latitude du site",
    "Latitude du site de restauration en degrés, négative au sud de l'équateur ; vide sans site."
   ]
  },
  "site_longitude": {
   "type": "number",
   "format": "number",
   "unit": "degrees",
   "en": [
    "Longitude of the site",
    "Longitude of the restoration site in degrees, negative west of Greenwich; empty without a site."
   ],
   "fr": [
    "Longitude du site",
    "Longitude du site de restauration en degrés, négative à l'ouest de Greenwich ; vide sans site."
   ]
  },
  "species": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Species",
    "Taxon as genus and species, sp. where only the genus is known, Unassigned where none is named or mapped."
   ],
   "fr": [
    "Espèce",
    "Taxon en genre et espèce, sp. si seul le genre est connu, Unassigned si aucun n'est nommé ou reconnu."
   ]
  },
  "stage": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Stage of the adoption",
    "How far the coral is by its certificate; adopted, seeded once a fragment is tied to it, outplanted, or cancelled."
   ],
   "fr": [
    "Étape de l'adoption",
    "Avancement du corail d'après son certificat ; adopted, seeded dès qu'un fragment lui est lié, outplanted, ou cancelled."
   ]
  }
 }
} as const;

export const checkouts = {
 "en": [
  "Abandoned checkouts",
  "Baskets that were filled and left in the shop; never money raised."
 ],
 "fr": [
  "Paniers abandonnés",
  "Paniers remplis puis laissés dans la boutique ; jamais compris dans la collecte."
 ],
 "sources": [
  "shopify"
 ],
 "measures": {
  "checkout_recovery_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Checkout recovery rate",
    "Recovered baskets divided by all abandoned ones, dated by the day they were filled, so the last days may still rise."
   ],
   "fr": [
    "Taux de reprise des paniers",
    "Paniers repris divisés par tous les paniers abandonnés, datés du jour où ils ont été remplis ; les derniers jours peuvent encore monter."
   ],
   "additive": false
  },
  "checkouts_left": {
   "type": "number",
   "format": "number",
   "unit": "checkouts",
   "en": [
    "Abandoned checkouts",
    "Baskets that were filled and left, also those that somebody came back to; never gifts."
   ],
   "fr": [
    "Paniers abandonnés",
    "Paniers remplis puis laissés, y compris ceux repris ensuite ; jamais des dons."
   ],
   "additive": true
  },
  "checkouts_left_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Abandoned amount",
    "What lies in abandoned baskets that nobody came back to; it was never paid and is never part of money raised."
   ],
   "fr": [
    "Montant abandonné",
    "Valeur des paniers abandonnés que personne n'a repris ; jamais payée, jamais comprise dans la collecte."
   ],
   "additive": true
  },
  "checkouts_recovered": {
   "type": "number",
   "format": "number",
   "unit": "checkouts",
   "en": [
    "Recovered checkouts",
    "Abandoned baskets that somebody came back to and bought; the order is a gift like any other and counted as one there."
   ],
   "fr": [
    "Paniers repris",
    "Paniers abandonnés puis achetés ; la commande est un don comme un autre, compté comme tel."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country",
    "Billing country as a two-letter code, unassigned where nobody said."
   ],
   "fr": [
    "Pays",
    "Pays de facturation en code à deux lettres, unassigned s'il n'est pas connu."
   ]
  },
  "created_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Left on",
    "Day the basket was filled, in the organisation's time zone."
   ],
   "fr": [
    "Date du panier",
    "Jour où le panier a été rempli, dans le fuseau de l'organisation."
   ]
  }
 }
} as const;

export const cohorts = {
 "en": [
  "Cohorts",
  "Donors by the month of their first gift, and what they gave in the months since."
 ],
 "fr": [
  "Cohortes",
  "Donateurs selon le mois de leur premier don, et ce qu’ils ont donné depuis."
 ],
 "sources": [
  "shopify",
  "hubspot"
 ],
 "measures": {
  "active_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors who gave in the month",
    "Donors of the cohort with a counted gift in that month."
   ],
   "fr": [
    "Donateurs ayant donné dans le mois",
    "Donateurs de la cohorte ayant fait un don compté ce mois-là."
   ],
   "additive": false
  },
  "active_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Share who gave in the month",
    "Donors who gave in that month divided by the donors of the cohort."
   ],
   "fr": [
    "Part ayant donné dans le mois",
    "Donateurs ayant donné ce mois-là divisés par les donateurs de la cohorte."
   ],
   "additive": false
  },
  "cohort_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors of the cohort",
    "Donors who have lived so many months since their first gift; younger cohorts are out of later months."
   ],
   "fr": [
    "Donateurs de la cohorte",
    "Donateurs dont le premier don remonte à autant de mois ; les cohortes plus jeunes sont absentes des mois ultérieurs."
   ],
   "additive": false
  },
  "gave_again_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors who gave again by then",
    "Donors of the cohort with two counted gifts or more up to the end of that month."
   ],
   "fr": [
    "Donateurs ayant redonné",
    "Donateurs de la cohorte ayant fait au moins deux dons comptés à la fin de ce mois."
   ],
   "additive": false
  },
  "gave_again_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Share who gave again by then",
    "Donors who gave again by the end of that month divided by the donors of the cohort."
   ],
   "fr": [
    "Part ayant redonné",
    "Donateurs ayant redonné à la fin de ce mois divisés par les donateurs de la cohorte."
   ],
   "additive": false
  },
  "giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving in the month",
    "Net of the counted gifts of the cohort in that month."
   ],
   "fr": [
    "Dons du mois",
    "Montant net des dons comptés de la cohorte ce mois-là."
   ],
   "additive": true
  },
  "giving_per_donor": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving per donor so far",
    "Net of all counted gifts up to the end of that month divided by the donors of the cohort."
   ],
   "fr": [
    "Dons cumulés par donateur",
    "Montant net de tous les dons comptés à la fin de ce mois divisé par les donateurs de la cohorte."
   ],
   "additive": false
  }
 },
 "dimensions": {
  "acquisition_channel": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Acquisition channel",
    "Channel of the donor's first counted gift."
   ],
   "fr": [
    "Canal d'acquisition",
    "Canal du premier don compté du donateur."
   ]
  },
  "cohort_month": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Month of the first gift",
    "Month in which the donors of the cohort made their first counted gift."
   ],
   "fr": [
    "Mois du premier don",
    "Mois où les donateurs de la cohorte ont fait leur premier don compté."
   ]
  },
  "donor_type": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Donor type",
    "Whether the donor is a person or an organisation; the two are never merged."
   ],
   "fr": [
    "Type de donateur",
    "Personne (person) ou organisation (organisation) ; les deux ne sont jamais fusionnées."
   ]
  },
  "is_unfinished": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Month to date",
    "Whether the month is the present one, in which more may still be given, so that the cohort is not mature there."
   ],
   "fr": [
    "Mois en cours",
    "Vrai pour le mois présent, où l'on peut encore donner ; la cohorte n'y est pas mûre."
   ]
  },
  "months_since_first": {
   "type": "number",
   "format": "number",
   "unit": "months",
   "en": [
    "Months since the first gift",
    "Months since the month of the first gift, 0 in it; ask for one or group by it, for every donor has a row for each."
   ],
   "fr": [
    "Mois depuis le premier don",
    "Mois écoulés depuis le mois du premier don, 0 pour celui-ci ; à fixer ou à détailler, car chaque donateur y a une ligne."
   ]
  }
 }
} as const;

export const coverage = {
 "en": [
  "Coverage",
  "Corals planted beside corals adopted, by site and day, in one place where neither multiplies the other."
 ],
 "fr": [
  "Couverture",
  "Coraux transplantés en regard des coraux adoptés, par site et jour, sans que les uns multiplient les autres."
 ],
 "sources": [
  "shopify",
  "hubspot",
  "field"
 ],
 "measures": {
  "adoption_coverage": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Adoption coverage",
    "Corals planted divided by corals adopted; read it by site and from the beginning, as planting follows adoption by a year or two, and empty where none was adopted."
   ],
   "fr": [
    "Couverture des adoptions",
    "Coraux transplantés divisés par coraux adoptés ; à lire par site et depuis le début, la transplantation suivant l'adoption d'un an ou deux, vide sans adoption."
   ],
   "additive": false
  },
  "corals_adopted": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals adopted",
    "Adopted corals, those of partner lots and complimentary ones included, without those cancelled since."
   ],
   "fr": [
    "Coraux adoptés",
    "Coraux adoptés, lots partenaires et gracieux compris, sans ceux annulés depuis."
   ],
   "additive": true
  },
  "corals_outplanted": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals planted",
    "Corals that field teams moved to the reef, whoever adopted them or nobody."
   ],
   "fr": [
    "Coraux transplantés",
    "Coraux que les équipes ont transplantés sur le récif, quel que soit leur adoptant, ou sans."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "branch": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Branch",
    "Branch of the organisation that runs the site, with all of its sites; Unassigned without one."
   ],
   "fr": [
    "Antenne",
    "Antenne de l'organisation qui gère le site, avec tous ses sites ; Unassigned sans antenne."
   ]
  },
  "date_day": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Day",
    "Day of the adoption or of the planting."
   ],
   "fr": [
    "Jour",
    "Jour de l'adoption ou de la transplantation."
   ]
  },
  "site": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Restoration site",
    "Restoration site of the coral, with all that lies beneath it; Unassigned where nobody says."
   ],
   "fr": [
    "Site de restauration",
    "Site de restauration du corail, avec tout ce qu'il comprend ; Unassigned si personne ne le dit."
   ]
  },
  "site_country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country of the reef",
    "Country in which the site lies as a two-letter code, unassigned without a site; it is not the donor's country."
   ],
   "fr": [
    "Pays du récif",
    "Pays où se trouve le site en code de deux lettres, unassigned sans site ; ce n'est pas le pays du donateur."
   ]
  }
 }
} as const;

export const deal_stages = {
 "en": [
  "Deal stages",
  "How partner deals move through their stages, and how long they stay."
 ],
 "fr": [
  "Étapes des affaires",
  "Parcours des affaires partenaires d'étape en étape et durée de chacune."
 ],
 "sources": [
  "hubspot"
 ],
 "measures": {
  "median_days_in_stage": {
   "type": "number",
   "format": "number",
   "unit": "days",
   "en": [
    "Median days in stage",
    "Half of the stays that are over took as many days or fewer; stays still going on are out, so slow deals are understated."
   ],
   "fr": [
    "Durée médiane dans l'étape",
    "La moitié des séjours terminés ont duré ce nombre de jours ou moins ; les séjours en cours sont exclus, les affaires lentes donc sous-estimées."
   ],
   "additive": false
  },
  "open_stays": {
   "type": "number",
   "format": "number",
   "unit": "entries",
   "en": [
    "Stays going on",
    "Stays that are not over, in stages where a deal still waits to be won or lost."
   ],
   "fr": [
    "Séjours en cours",
    "Séjours non terminés dans une étape où l'affaire attend encore d'être gagnée ou perdue."
   ],
   "additive": true
  },
  "stage_entries": {
   "type": "number",
   "format": "number",
   "unit": "entries",
   "en": [
    "Stage entries",
    "Times that partner deals came into a stage, a deal that came back counted again."
   ],
   "fr": [
    "Entrées dans l'étape",
    "Nombre d'entrées d'affaires partenaires dans une étape, une affaire revenue comptant de nouveau."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "entered_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Entered",
    "Day the deal came into the stage, in the organisation's time zone."
   ],
   "fr": [
    "Entrée",
    "Jour de l'entrée de l'affaire dans l'étape, dans le fuseau de l'organisation."
   ]
  },
  "exited_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Left",
    "Day the deal went on from the stage, empty while it is there."
   ],
   "fr": [
    "Sortie",
    "Jour où l'affaire a quitté l'étape, vide tant qu'elle y est."
   ]
  },
  "owner": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Owner",
    "Staff member in charge of the deal today, Unassigned where nobody is."
   ],
   "fr": [
    "Responsable",
    "Membre de l'équipe chargé de l'affaire aujourd'hui, Unassigned si personne ne l'est."
   ]
  },
  "pipeline": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Pipeline",
    "Partner pipeline that the stage belongs to."
   ],
   "fr": [
    "Pipeline",
    "Pipeline partenaire auquel appartient l'étape."
   ]
  },
  "stage": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Stage",
    "Stage that deals came through."
   ],
   "fr": [
    "Étape",
    "Étape par laquelle les affaires sont passées."
   ]
  },
  "stage_order": {
   "type": "number",
   "format": "number",
   "unit": "rank",
   "en": [
    "Stage order",
    "Place of the stage in its pipeline, counted from the first."
   ],
   "fr": [
    "Ordre de l'étape",
    "Rang de l'étape dans son pipeline, compté depuis la première."
   ]
  }
 }
} as const;

export const donors = {
 "en": [
  "Donors",
  "Resolved people and organisations who gave, with what they gave to date."
 ],
 "fr": [
  "Donateurs",
  "Personnes et organisations identifiées qui ont donné, avec ce qu'elles ont donné à ce jour."
 ],
 "sources": [
  "shopify",
  "hubspot"
 ],
 "measures": {
  "avg_lifetime_giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Average lifetime giving",
    "Lifetime giving divided by donors; empty where there is none."
   ],
   "fr": [
    "Dons cumulés moyens",
    "Dons cumulés divisés par les donateurs, vide s'il n'y en a pas."
   ],
   "additive": false
  },
  "donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors to date",
    "People and organisations with at least one counted gift ever, each counted once."
   ],
   "fr": [
    "Donateurs à ce jour",
    "Personnes et organisations ayant fait au moins un don compté, chacune comptée une fois."
   ],
   "additive": true
  },
  "last_year_giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving last year",
    "Net of the counted gifts of the fiscal year before the present one."
   ],
   "fr": [
    "Dons de l'exercice précédent",
    "Montant net des dons comptés de l'exercice qui précède celui en cours."
   ],
   "additive": true
  },
  "lifetime_giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Lifetime giving",
    "Net raised from these donors to date, all years together."
   ],
   "fr": [
    "Dons cumulés",
    "Collecte nette de ces donateurs à ce jour, toutes années confondues."
   ],
   "additive": true
  },
  "lybunt": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "LYBUNT",
    "Donors who gave last fiscal year but unfortunately not this year yet."
   ],
   "fr": [
    "LYBUNT",
    "Donateurs ayant donné l'exercice précédent mais hélas pas encore celui-ci."
   ],
   "additive": true
  },
  "repeat_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Repeat donors",
    "Donors with two counted gifts or more."
   ],
   "fr": [
    "Donateurs fidèles",
    "Donateurs ayant fait au moins deux dons comptés."
   ],
   "additive": true
  },
  "second_gift_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Second gift rate",
    "Share of donors who gave again within twelve months of their first gift, among those whose whole month of first gifts is twelve months past; empty for younger cohorts."
   ],
   "fr": [
    "Taux de second don",
    "Part des donateurs ayant redonné dans les douze mois du premier don, parmi ceux dont tout le mois de premiers dons a douze mois révolus ; vide pour les cohortes plus jeunes."
   ],
   "additive": false
  },
  "sybunt": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "SYBUNT",
    "Donors who gave in some fiscal year but unfortunately not this year yet, those of last year included."
   ],
   "fr": [
    "SYBUNT",
    "Donateurs ayant donné lors d'un exercice mais hélas pas encore celui-ci, ceux du précédent compris."
   ],
   "additive": true
  },
  "sybunt_without_lybunt": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "SYBUNT without LYBUNT",
    "Donors who gave neither this fiscal year nor last, but earlier."
   ],
   "fr": [
    "SYBUNT sans LYBUNT",
    "Donateurs n'ayant donné ni cet exercice ni le précédent, mais auparavant."
   ],
   "additive": true
  },
  "this_year_giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving this year",
    "Net of the counted gifts of the present fiscal year, to date."
   ],
   "fr": [
    "Dons de cet exercice",
    "Montant net des dons comptés de l'exercice en cours, à ce jour."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "acquisition_channel": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Acquisition channel",
    "Channel of the donor's first counted gift."
   ],
   "fr": [
    "Canal d'acquisition",
    "Canal du premier don compté du donateur."
   ]
  },
  "best_gift_year": {
   "type": "number",
   "format": "number",
   "unit": "year",
   "en": [
    "Best year",
    "Fiscal year in which the donor gave most in all, the later of two equal ones."
   ],
   "fr": [
    "Meilleur exercice",
    "Exercice où le donateur a donné le plus en tout, le plus récent en cas d’égalité."
   ]
  },
  "country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country",
    "Country of the donor as a two-letter code, unassigned where unknown."
   ],
   "fr": [
    "Pays",
    "Pays du donateur en code de deux lettres, unassigned s'il est inconnu."
   ]
  },
  "donor_type": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Donor type",
    "Whether the donor is a person or an organisation; the two are never merged."
   ],
   "fr": [
    "Type de donateur",
    "Personne (person) ou organisation (organisation) ; les deux ne sont jamais fusionnées."
   ]
  },
  "first_gift_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "First gift",
    "Day of the donor's first counted gift, in the organisation's time zone."
   ],
   "fr": [
    "Premier don",
    "Jour du premier don compté du donateur dans le fuseau de l'organisation."
   ]
  },
  "giving_tier": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Giving tier",
    "Size of the donor by the better of this fiscal year and the last, none for who gave in neither."
   ],
   "fr": [
    "Palier de don",
    "Taille du donateur d'après le meilleur de cet exercice et du précédent, none pour qui n'a donné dans aucun."
   ]
  },
  "is_lybunt": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Gave last year, not this",
    "Whether the donor gave last fiscal year and not yet this one."
   ],
   "fr": [
    "A donné l'an dernier, pas cette année",
    "Vrai si le donateur a donné l'exercice précédent et pas encore celui-ci."
   ]
  },
  "is_second_gift_due": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Mature cohort",
    "Whether all who first gave in the same month have had twelve whole months for a second gift, so that they count in the second gift rate."
   ],
   "fr": [
    "Cohorte mûre",
    "Vrai si tous ceux du même mois de premier don ont eu douze mois entiers pour un second don, et comptent donc dans son taux."
   ]
  },
  "is_sybunt": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Gave some year, not this",
    "Whether the donor gave in some fiscal year and not yet in this one, last year included."
   ],
   "fr": [
    "A donné une année, pas celle-ci",
    "Vrai si le donateur a donné lors d'un exercice, le précédent compris, et pas encore celui-ci."
   ]
  },
  "last_gift_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Last gift",
    "Day of the donor's most recent counted gift, in the organisation's time zone."
   ],
   "fr": [
    "Dernier don",
    "Jour du don compté le plus récent du donateur dans le fuseau de l'organisation."
   ]
  },
  "lifecycle_status": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Lifecycle",
    "How the donor stands by the whole months since the last gift, such as active, lapsing, lapsed or dormant."
   ],
   "fr": [
    "Cycle de vie",
    "Situation du donateur selon les mois entiers depuis le dernier don, par exemple active, lapsing, lapsed ou dormant."
   ]
  },
  "owner": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Looked after by",
    "Who of the staff looks after the donor in the CRM, unassigned where nobody does."
   ],
   "fr": [
    "Suivi par",
    "Membre de l'équipe qui suit le donateur dans le CRM, unassigned si personne."
   ]
  },
  "rfm": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "RFM",
    "Three scores from 1 to 5 with fixed bounds, for recency, frequency in twelve months and lifetime giving, such as 543."
   ],
   "fr": [
    "RFM",
    "Trois notes de 1 à 5 à seuils fixes, récence, fréquence sur douze mois et dons cumulés, par exemple 543."
   ]
  },
  "rfm_frequency": {
   "type": "number",
   "format": "number",
   "unit": "rank",
   "en": [
    "RFM frequency",
    "Score from 1 to 5 by counted gifts in the last twelve months, 5 the most."
   ],
   "fr": [
    "Fréquence RFM",
    "Note de 1 à 5 selon les dons comptés des douze derniers mois, 5 la plus haute."
   ]
  },
  "rfm_monetary": {
   "type": "number",
   "format": "number",
   "unit": "rank",
   "en": [
    "RFM monetary value",
    "Score from 1 to 5 by lifetime giving, 5 the most."
   ],
   "fr": [
    "Montant RFM",
    "Note de 1 à 5 selon les dons cumulés, 5 la plus haute."
   ]
  },
  "rfm_recency": {
   "type": "number",
   "format": "number",
   "unit": "rank",
   "en": [
    "RFM recency",
    "Score from 1 to 5 by whole months since the last gift, 5 the latest."
   ],
   "fr": [
    "Récence RFM",
    "Note de 1 à 5 selon les mois entiers depuis le dernier don, 5 la plus récente."
   ]
  }
 }
} as const;

export const fundraising = {
 "en": [
  "Fundraising",
  "Money raised from shop orders and won partner deals, by gift date, in the reporting currency."
 ],
 "fr": [
  "Collecte",
  "Fonds collectés par les commandes et les affaires partenaires gagnées, par date de don, dans la devise de référence."
 ],
 "sources": [
  "shopify",
  "hubspot"
 ],
 "measures": {
  "avg_gift": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Average gift",
    "Net raised divided by gifts, never a mean of means; empty where there is no gift."
   ],
   "fr": [
    "Don moyen",
    "Collecte nette divisée par les dons, jamais une moyenne de moyennes, vide s'il n'y a pas de don."
   ],
   "additive": false
  },
  "chargebacks_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Chargebacks",
    "Money lost to chargebacks that were lost or accepted, dated by the gift; open disputes are not in it."
   ],
   "fr": [
    "Litiges perdus",
    "Sommes perdues par litige bancaire perdu ou accepté, datées du don, sans les litiges en cours."
   ],
   "additive": true
  },
  "chargebacks_at_risk": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Chargebacks at risk",
    "Net of raised lines whose chargeback the bank has not decided yet; it is still in net raised, and inquiries are not in it."
   ],
   "fr": [
    "Litiges en cours",
    "Net des lignes collectées dont le litige n'est pas tranché par la banque, encore compris dans la collecte nette, sans les simples demandes."
   ],
   "additive": true
  },
  "discounts_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Discounts",
    "Discounts given on raised lines, complimentary orders included."
   ],
   "fr": [
    "Remises",
    "Remises accordées sur les lignes collectées, commandes gracieuses comprises."
   ],
   "additive": true
  },
  "donation_lines": {
   "type": "number",
   "format": "number",
   "unit": "lines",
   "en": [
    "Gift lines",
    "Lines of raised money; one gift may have several, so this is not a number of gifts."
   ],
   "fr": [
    "Lignes de don",
    "Lignes de fonds collectés ; un don peut en avoir plusieurs, ce n'est donc pas un nombre de dons."
   ],
   "additive": true
  },
  "donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors",
    "Distinct people and organisations with a counted gift; gifts without an e-mail or account have no donor and are out."
   ],
   "fr": [
    "Donateurs",
    "Personnes et organisations distinctes ayant fait un don compté ; un don sans e-mail ni compte n'a pas de donateur."
   ],
   "additive": false
  },
  "fees_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Payment fees",
    "What the payment provider took for raised lines, their share of each payment's fee with its tax; known for Shopify Payments only."
   ],
   "fr": [
    "Frais de paiement",
    "Ce que le prestataire de paiement a retenu sur les lignes collectées, leur part des frais de chaque paiement et de leur taxe, connu pour Shopify Payments seulement."
   ],
   "additive": true
  },
  "gifts": {
   "type": "number",
   "format": "number",
   "unit": "gifts",
   "en": [
    "Gifts",
    "Distinct gifts with money left after refunds, each an order or a won partner deal; complimentary and fully refunded ones are out."
   ],
   "fr": [
    "Dons",
    "Dons distincts dont il reste de l'argent après remboursement, chacun une commande ou une affaire gagnée, sans les gracieux ni les remboursés."
   ],
   "additive": false
  },
  "gross_raised": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Gross raised",
    "Price times quantity of raised lines before discounts, refunds and chargebacks, without tax and shipping."
   ],
   "fr": [
    "Collecte brute",
    "Prix par quantité des lignes collectées avant remises, remboursements et litiges, hors taxes et port."
   ],
   "additive": true
  },
  "largest_gift": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Largest gift",
    "Largest net amount of one counted gift, all its raised lines together."
   ],
   "fr": [
    "Plus grand don",
    "Plus grand montant net d'un don compté, toutes ses lignes collectées ensemble."
   ],
   "additive": false
  },
  "median_gift": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Median gift",
    "Middle of the net amounts of counted gifts, computed anew for each group; a gift of several lines belongs to the class and product of its largest."
   ],
   "fr": [
    "Don médian",
    "Milieu des montants nets des dons comptés, recalculé pour chaque groupe ; un don de plusieurs lignes suit le type et le produit de la plus grande."
   ],
   "additive": false
  },
  "merchandise_sales": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Merchandise sales",
    "Net sales of merchandise on paid orders, which are never part of money raised."
   ],
   "fr": [
    "Ventes de la boutique",
    "Ventes nettes d'articles sur commandes payées, jamais comprises dans les fonds collectés."
   ],
   "additive": true
  },
  "net_after_fees": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Net after fees",
    "Net raised less payment fees; fees that the shop does not tell are not taken off."
   ],
   "fr": [
    "Net après frais",
    "Collecte nette moins les frais de paiement ; les frais que la boutique ignore n'en sont pas déduits."
   ],
   "additive": true
  },
  "net_raised": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Net raised",
    "Money raised after discounts, refunds and lost chargebacks, at the rate of the gift date; merchandise, shipping, tests and unpaid orders are out."
   ],
   "fr": [
    "Collecte nette",
    "Fonds collectés après remises, remboursements et litiges perdus, au taux du jour du don, hors boutique, port, essais et commandes impayées."
   ],
   "additive": true
  },
  "net_raised_original": {
   "type": "number",
   "format": "number",
   "unit": "original_currency",
   "en": [
    "Net raised, original currency",
    "Net raised in the currency the donors paid in, empty where more than one currency is in the group."
   ],
   "fr": [
    "Collecte nette, devise d'origine",
    "Collecte nette dans la devise payée par les donateurs, vide si le groupe en compte plusieurs."
   ],
   "additive": false
  },
  "new_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "New donors",
    "Distinct donors whose first counted gift ever is among these gifts."
   ],
   "fr": [
    "Nouveaux donateurs",
    "Donateurs distincts dont le tout premier don compté est parmi ces dons."
   ],
   "additive": false
  },
  "receipt_eligible_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Receipt-eligible amount",
    "Part of net raised that a tax receipt may name, by the shares that the organisation set for each class; empty where none is set, and no opinion on tax."
   ],
   "fr": [
    "Montant éligible au reçu",
    "Part de la collecte nette qu'un reçu fiscal peut mentionner, selon les parts fixées par type par l'organisation, vide si aucune ne l'est, sans avis fiscal."
   ],
   "additive": true
  },
  "refund_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Refund rate",
    "Refunds divided by gross raised, both by gift date; empty where nothing was raised."
   ],
   "fr": [
    "Taux de remboursement",
    "Remboursements divisés par la collecte brute, tous deux à la date du don, vide si rien n'a été collecté."
   ],
   "additive": false
  },
  "refunds_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Refunds",
    "Money paid back on raised lines, dated by the gift; refunds by refund date are in the view Refunds, disputes and fees."
   ],
   "fr": [
    "Remboursements",
    "Sommes rendues sur les lignes collectées, datées du don ; par date de remboursement, voir la vue Remboursements, litiges et frais."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "campaign": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Campaign",
    "Campaign named in the last visit before the gift, Unassigned where none was named."
   ],
   "fr": [
    "Campagne",
    "Campagne nommée dans la dernière visite avant le don, Unassigned si aucune ne l'est."
   ]
  },
  "channel": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Channel",
    "What brought the gift, from the last visit before it, with unknown where no visit was recorded."
   ],
   "fr": [
    "Canal",
    "Origine du don d'après la dernière visite qui le précède, unknown quand aucune visite n'est connue."
   ]
  },
  "country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country",
    "Billing country of the order or country of the partner as a two-letter code, unassigned where none is known; it is not the country of the reef."
   ],
   "fr": [
    "Pays",
    "Pays de facturation de la commande ou pays du partenaire en code de deux lettres, unassigned s'il manque ; ce n'est pas le pays du récif."
   ]
  },
  "currency": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Currency",
    "Currency in which the donor paid, before conversion."
   ],
   "fr": [
    "Devise",
    "Devise dans laquelle le donateur a payé, avant conversion."
   ]
  },
  "gift_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Gift date",
    "Day of the gift in the organisation's time zone, which is the day the order was paid or the deal was won."
   ],
   "fr": [
    "Date du don",
    "Jour du don dans le fuseau de l'organisation, soit le jour du paiement de la commande ou du gain de l'affaire."
   ]
  },
  "is_gift_for_other": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "For someone else",
    "Whether the line was bought for another person, as with a gifted adoption."
   ],
   "fr": [
    "Offert à quelqu'un",
    "Vrai si la ligne a été achetée pour une autre personne, comme une adoption offerte."
   ]
  },
  "is_recurring": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Recurring",
    "Whether the gift came from a monthly plan."
   ],
   "fr": [
    "Récurrent",
    "Vrai si le don vient d'un abonnement mensuel."
   ]
  },
  "product": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Product",
    "Title of the product on the line, Unassigned where the line has none, as with tips and partner deals."
   ],
   "fr": [
    "Produit",
    "Titre du produit de la ligne, Unassigned si elle n'en a pas, comme les pourboires et les affaires partenaires."
   ]
  },
  "revenue_class": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Revenue class",
    "What the line is, one of adoption, donation, tip, partner, gift_card, outstanding, merchandise, shipping, tax or unassigned, of which the first six are raised money; gift_card is what sold cards still hold, outstanding what partly paid orders still wait for."
   ],
   "fr": [
    "Type de recette",
    "Nature de la ligne, adoption, donation, tip, partner, gift_card, outstanding, merchandise, shipping, tax ou unassigned, dont les six premières sont des fonds collectés ; gift_card est le solde des cartes vendues, outstanding ce qui reste dû."
   ]
  },
  "tribute_type": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Tribute",
    "Whether the line honours or remembers somebody, in_honor_of or in_memory_of; empty for all other lines."
   ],
   "fr": [
    "Hommage",
    "Si la ligne rend hommage, in_honor_of ou in_memory_of, vide pour toutes les autres lignes."
   ]
  }
 }
} as const;

export const pipeline = {
 "en": [
  "Pipeline",
  "Partner deals, open and closed; expected money that is never added to money raised."
 ],
 "fr": [
  "Pipeline",
  "Affaires partenaires, ouvertes et closes ; argent attendu, jamais ajouté à la collecte."
 ],
 "sources": [
  "hubspot"
 ],
 "measures": {
  "lost_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Lost amount",
    "Amount of partner deals closed without being won, at the rate of the close date."
   ],
   "fr": [
    "Montant perdu",
    "Montant des affaires partenaires clôturées sans être gagnées, au taux du jour de clôture."
   ],
   "additive": true
  },
  "lost_deals": {
   "type": "number",
   "format": "number",
   "unit": "deals",
   "en": [
    "Lost deals",
    "Partner deals closed without being won, to be dated by close date."
   ],
   "fr": [
    "Affaires perdues",
    "Affaires partenaires clôturées sans être gagnées, à dater par la clôture."
   ],
   "additive": true
  },
  "new_deals": {
   "type": "number",
   "format": "number",
   "unit": "deals",
   "en": [
    "New deals",
    "Partner deals of any outcome, to be dated by their day of creation."
   ],
   "fr": [
    "Nouvelles affaires",
    "Affaires partenaires quelle que soit leur issue, à dater par leur jour de création."
   ],
   "additive": true
  },
  "open_deals": {
   "type": "number",
   "format": "number",
   "unit": "deals",
   "en": [
    "Open deals",
    "Partner deals that are neither won nor lost; archived ones and those that mirror shop orders are out."
   ],
   "fr": [
    "Affaires ouvertes",
    "Affaires partenaires ni gagnées ni perdues, sans les archivées ni celles qui doublent une commande."
   ],
   "additive": true
  },
  "overdue_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Overdue amount",
    "Amount of open partner deals whose expected close date is before today; a part of the pipeline."
   ],
   "fr": [
    "Montant en retard",
    "Montant des affaires partenaires ouvertes dont la clôture prévue est passée ; une partie du pipeline."
   ],
   "additive": true
  },
  "overdue_deals": {
   "type": "number",
   "format": "number",
   "unit": "deals",
   "en": [
    "Overdue deals",
    "Open partner deals whose expected close date is before today."
   ],
   "fr": [
    "Affaires en retard",
    "Affaires partenaires ouvertes dont la clôture prévue est passée."
   ],
   "additive": true
  },
  "pipeline_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Pipeline",
    "Amount of open partner deals at the rate of the day they were created; it is expected money and never part of money raised."
   ],
   "fr": [
    "Montant du pipeline",
    "Montant des affaires partenaires ouvertes au taux de leur jour de création ; argent attendu, jamais compris dans la collecte."
   ],
   "additive": true
  },
  "stale_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Stale amount",
    "Amount of open partner deals that have not changed their stage for 60 days, or as many as the NGO set; a part of the pipeline."
   ],
   "fr": [
    "Montant dormant",
    "Montant des affaires partenaires ouvertes restées dans leur étape depuis 60 jours ou le délai choisi ; une partie du pipeline."
   ],
   "additive": true
  },
  "stale_deals": {
   "type": "number",
   "format": "number",
   "unit": "deals",
   "en": [
    "Stale deals",
    "Open partner deals that have not changed their stage for 60 days, or as many as the NGO set."
   ],
   "fr": [
    "Affaires dormantes",
    "Affaires partenaires ouvertes restées dans leur étape depuis 60 jours ou le délai choisi par l'organisation."
   ],
   "additive": true
  },
  "weighted_pipeline": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Weighted pipeline",
    "Amount of open partner deals times the probability of their stage, rounded deal by deal."
   ],
   "fr": [
    "Pipeline pondéré",
    "Montant des affaires partenaires ouvertes multiplié par la probabilité de leur étape, arrondi affaire par affaire."
   ],
   "additive": true
  },
  "win_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Win rate",
    "Won deals divided by won and lost deals, by number; open deals are out and it is empty where none was closed."
   ],
   "fr": [
    "Taux de réussite",
    "Affaires gagnées divisées par affaires gagnées et perdues, en nombre, sans les ouvertes, vide si aucune n'est clôturée."
   ],
   "additive": false
  },
  "win_rate_by_amount": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Win rate by amount",
    "Won amount divided by won and lost amount, to be dated by close date; empty where none was closed."
   ],
   "fr": [
    "Taux de réussite en montant",
    "Montant gagné divisé par montant gagné et perdu, à dater par la clôture, vide si rien n'est clôturé."
   ],
   "additive": false
  },
  "won_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Won amount",
    "Amount of won partner deals at the rate of the close date; what was pledged; neither system knows what of it was received."
   ],
   "fr": [
    "Montant gagné",
    "Montant des affaires partenaires gagnées au taux du jour de clôture ; une promesse dont aucun système ne sait ce qui est encaissé."
   ],
   "additive": true
  },
  "won_deals": {
   "type": "number",
   "format": "number",
   "unit": "deals",
   "en": [
    "Won deals",
    "Partner deals that were won, to be dated by close date."
   ],
   "fr": [
    "Affaires gagnées",
    "Affaires partenaires gagnées, à dater par la clôture."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "close_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Close date",
    "Day the deal was won or lost in the organisation's time zone, and the expected day while it is open."
   ],
   "fr": [
    "Clôture",
    "Jour où l'affaire a été gagnée ou perdue dans le fuseau de l'organisation, jour prévu tant qu'elle est ouverte."
   ]
  },
  "created_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Created",
    "Day the deal was created, in the organisation's time zone."
   ],
   "fr": [
    "Création",
    "Jour de création de l'affaire dans le fuseau de l'organisation."
   ]
  },
  "is_open": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Open",
    "Whether the deal is neither won nor lost."
   ],
   "fr": [
    "Ouverte",
    "Vrai si l'affaire n'est ni gagnée ni perdue."
   ]
  },
  "is_overdue": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Overdue",
    "Whether the deal is open although its expected close date is past."
   ],
   "fr": [
    "En retard",
    "Vrai si l'affaire est ouverte alors que sa clôture prévue est passée."
   ]
  },
  "is_stale": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Stale",
    "Whether the deal is open and has not changed its stage for 60 days, or as many as the NGO set."
   ],
   "fr": [
    "Dormante",
    "Vrai si l'affaire est ouverte et n'a pas changé d'étape depuis 60 jours ou le délai choisi par l'organisation."
   ]
  },
  "lost_reason": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Lost reason",
    "Why a deal was lost as typed in the CRM, Unassigned where nobody said, and empty for deals that were not lost."
   ],
   "fr": [
    "Motif de perte",
    "Motif de la perte saisi dans le CRM, Unassigned si personne ne l'a dit, vide pour les affaires non perdues."
   ]
  },
  "owner": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Owner",
    "Staff member in charge of the deal, Unassigned where nobody is."
   ],
   "fr": [
    "Responsable",
    "Membre de l'équipe chargé de l'affaire, Unassigned si personne ne l'est."
   ]
  },
  "pipeline": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Pipeline",
    "Partner pipeline the deal is in."
   ],
   "fr": [
    "Pipeline",
    "Pipeline partenaire dans lequel se trouve l'affaire."
   ]
  },
  "stage": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Stage",
    "Stage of the deal today."
   ],
   "fr": [
    "Étape",
    "Étape de l'affaire aujourd'hui."
   ]
  },
  "stage_order": {
   "type": "number",
   "format": "number",
   "unit": "rank",
   "en": [
    "Stage order",
    "Place of the stage in its pipeline, counted from the first."
   ],
   "fr": [
    "Ordre de l'étape",
    "Rang de l'étape dans son pipeline, compté depuis la première."
   ]
  }
 }
} as const;

export const recurring = {
 "en": [
  "Recurring giving",
  "Plans that donors pay by the month or year, what they are worth a month and how that moves."
 ],
 "fr": [
  "Dons réguliers",
  "Soutiens payés au mois ou à l'année, leur valeur mensuelle et ses mouvements."
 ],
 "sources": [
  "shopify"
 ],
 "measures": {
  "active_plans": {
   "type": "number",
   "format": "number",
   "unit": "plans",
   "en": [
    "Active plans",
    "Recurring plans whose payments come, today; one donor may have several."
   ],
   "fr": [
    "Soutiens actifs",
    "Soutiens réguliers dont les paiements arrivent, aujourd'hui ; un donateur peut en avoir plusieurs."
   ],
   "additive": true
  },
  "active_recurring_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Active recurring donors",
    "Donors with an active recurring plan today, each counted once."
   ],
   "fr": [
    "Donateurs réguliers actifs",
    "Donateurs ayant aujourd'hui un soutien régulier actif, chacun compté une fois."
   ],
   "additive": false
  },
  "arr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "ARR",
    "Twelve times the MRR of today; a rate and not what a year brought."
   ],
   "fr": [
    "Revenu annuel récurrent",
    "Douze fois le revenu mensuel récurrent du jour ; un rythme et non ce qu'une année a rapporté."
   ],
   "additive": true
  },
  "at_risk_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "MRR at risk",
    "Part of the MRR of today whose payment is due and has not come, within its grace of 14 days or as many as the NGO set."
   ],
   "fr": [
    "Revenu récurrent menacé",
    "Part du revenu mensuel récurrent du jour dont le paiement est échu et n'est pas arrivé, dans le délai de grâce de 14 jours ou celui choisi."
   ],
   "additive": true
  },
  "churned_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Churned recurring donors",
    "Donors with an active plan when the month began and none when it ended; over several months each counts once a month."
   ],
   "fr": [
    "Donateurs réguliers perdus",
    "Donateurs ayant un soutien actif au début du mois et aucun à la fin ; sur plusieurs mois chacun compte une fois par mois."
   ],
   "additive": false
  },
  "churned_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Churned MRR",
    "Monthly worth of plans that were cancelled or paused, or whose payment did not come within its grace; a positive number, switches are out."
   ],
   "fr": [
    "Récurrent perdu",
    "Valeur mensuelle des soutiens annulés, suspendus ou dont le paiement n'est pas arrivé à temps ; un nombre positif, hors changements de soutien."
   ],
   "additive": true
  },
  "closing_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Recurring donors at end",
    "Donors with an active plan when the month ended, or today; over several months each counts once a month."
   ],
   "fr": [
    "Donateurs réguliers à la fin",
    "Donateurs ayant un soutien actif à la fin du mois, ou aujourd'hui ; sur plusieurs mois chacun compte une fois par mois."
   ],
   "additive": false
  },
  "closing_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Closing MRR",
    "What active plans were worth when the month ended, or are worth today; ask it month by month, for months do not add up."
   ],
   "fr": [
    "Récurrent à la fin du mois",
    "Valeur des soutiens actifs à la fin du mois, ou aujourd'hui ; à demander mois par mois, car les mois ne s'additionnent pas."
   ],
   "additive": false
  },
  "downgrade_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Downgrade MRR",
    "Monthly worth lost where donors pay less than before, on the same plan or on the one they switched to; a positive number."
   ],
   "fr": [
    "Récurrent réduit",
    "Valeur mensuelle perdue auprès de donateurs qui paient moins qu'avant ; un nombre positif."
   ],
   "additive": true
  },
  "missed_payments": {
   "type": "number",
   "format": "number",
   "unit": "payments",
   "en": [
    "Failed payments",
    "Payments of recurring plans that were due and did not come within their grace, counted on the day the grace was over."
   ],
   "fr": [
    "Paiements manqués",
    "Paiements de soutiens réguliers échus et non arrivés dans le délai de grâce, comptés au jour où ce délai prend fin."
   ],
   "additive": true
  },
  "mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "MRR",
    "What active recurring plans are worth a month today, by what was last paid and at the rate of the day each plan was made."
   ],
   "fr": [
    "Revenu mensuel récurrent",
    "Valeur mensuelle actuelle des soutiens réguliers actifs, selon le dernier paiement et au taux du jour de création du soutien."
   ],
   "additive": true
  },
  "new_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "New MRR",
    "Monthly worth of plans of donors who had none before or added one, on the day of the first payment."
   ],
   "fr": [
    "Nouveau récurrent",
    "Valeur mensuelle des soutiens de donateurs qui n'en avaient pas ou en ajoutent un, au jour du premier paiement."
   ],
   "additive": true
  },
  "nrr": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Net revenue retention",
    "MRR of the month's beginning plus upgrades less downgrades and churn, divided by that beginning; new and reactivated plans are out."
   ],
   "fr": [
    "Rétention nette du récurrent",
    "Récurrent du début du mois plus hausses moins baisses et pertes, divisé par ce début ; hors nouveaux soutiens et reprises."
   ],
   "additive": false
  },
  "opening_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Recurring donors at start",
    "Donors with an active plan when the month began; over several months each counts once a month."
   ],
   "fr": [
    "Donateurs réguliers au début",
    "Donateurs ayant un soutien actif au début du mois ; sur plusieurs mois chacun compte une fois par mois."
   ],
   "additive": false
  },
  "opening_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Opening MRR",
    "What active plans were worth when the month began; ask it month by month, for months do not add up."
   ],
   "fr": [
    "Récurrent au début du mois",
    "Valeur des soutiens actifs au début du mois ; à demander mois par mois, car les mois ne s'additionnent pas."
   ],
   "additive": false
  },
  "reactivated_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Reactivated MRR",
    "Monthly worth of plans that are paid again, and of new plans of donors who had none any longer."
   ],
   "fr": [
    "Récurrent repris",
    "Valeur mensuelle des soutiens de nouveau payés et des nouveaux soutiens de donateurs qui n'en avaient plus."
   ],
   "additive": true
  },
  "recurring_churn_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Recurring churn rate",
    "Recurring donors lost in the month divided by those active when it began; over several months their sums are divided, which is the mean month."
   ],
   "fr": [
    "Taux d'attrition récurrent",
    "Donateurs réguliers perdus dans le mois divisés par ceux actifs au début ; sur plusieurs mois on divise les sommes, soit le mois moyen."
   ],
   "additive": false
  },
  "upgrade_mrr": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Upgrade MRR",
    "Monthly worth gained where donors pay more than before, on the same plan or on the one they switched to."
   ],
   "fr": [
    "Récurrent augmenté",
    "Valeur mensuelle gagnée auprès de donateurs qui paient plus qu'avant, sur le même soutien ou celui qui l'a remplacé."
   ],
   "additive": true
  }
 },
 "dimensions": {
  "billing_interval": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Billing interval",
    "How often the plan is paid, one of day, week, month or year."
   ],
   "fr": [
    "Fréquence",
    "Fréquence de paiement du soutien, day, week, month ou year."
   ]
  },
  "month": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Month",
    "Month of the movements in the organisation's time zone, of which the current one closes today."
   ],
   "fr": [
    "Mois",
    "Mois des mouvements dans le fuseau de l'organisation, le mois en cours s'arrêtant aujourd'hui."
   ]
  }
 }
} as const;

export const reef = {
 "en": [
  "Reef",
  "What field teams counted and planted, along the tree of branch, site, nursery and structure; survival is that of a sample, never of an adoption."
 ],
 "fr": [
  "Récif",
  "Ce que les équipes ont compté et transplanté, par antenne, site, pépinière et structure ; la survie est celle d'un échantillon, jamais d'une adoption."
 ],
 "sources": [
  "field"
 ],
 "measures": {
  "bleach_score": {
   "type": "number",
   "format": "number",
   "unit": "score",
   "en": [
    "Bleaching score",
    "Mean bleaching of the living from 1, none, to 6, fully bleached, each survey weighing as many fragments as are alive in it; lower is better."
   ],
   "fr": [
    "Score de blanchissement",
    "Blanchissement moyen des vivants de 1, aucun, à 6, total, chaque relevé pesant ses fragments vivants ; plus bas est meilleur."
   ],
   "additive": false
  },
  "corals_measured": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals measured",
    "Corals whose three sides were measured and are believable, no side more than ten times another."
   ],
   "fr": [
    "Coraux mesurés",
    "Coraux dont les trois côtés ont été mesurés et sont crédibles, aucun ne dépassant dix fois un autre."
   ],
   "additive": true
  },
  "corals_outplanted": {
   "type": "number",
   "format": "number",
   "unit": "corals",
   "en": [
    "Corals planted",
    "Corals moved from the nursery to the reef, a planting told by both a survey and a lot counted once."
   ],
   "fr": [
    "Coraux transplantés",
    "Coraux passés de la pépinière au récif, une transplantation dite par un relevé et par un lot comptant une fois."
   ],
   "additive": true
  },
  "evi": {
   "type": "number",
   "format": "number",
   "unit": "cm3",
   "en": [
    "Ecological volume",
    "Mean ecological volume of the corals measured, in cm³, π r² h with r a quarter of length and width."
   ],
   "fr": [
    "Volume écologique",
    "Volume écologique moyen des coraux mesurés, en cm³, π r² h où r est le quart de la longueur et de la largeur."
   ],
   "additive": false
  },
  "fragments_alive": {
   "type": "number",
   "format": "number",
   "unit": "fragments",
   "en": [
    "Fragments alive",
    "Of the fragments surveyed, those alive."
   ],
   "fr": [
    "Fragments vivants",
    "Parmi les fragments suivis, ceux qui sont vivants."
   ],
   "additive": true
  },
  "fragments_seeded": {
   "type": "number",
   "format": "number",
   "unit": "fragments",
   "en": [
    "Fragments seeded",
    "Fragments hung in a nursery; neither adopted nor planted."
   ],
   "fr": [
    "Fragments bouturés",
    "Fragments mis en pépinière ; ni adoptés ni transplantés."
   ],
   "additive": true
  },
  "fragments_surveyed": {
   "type": "number",
   "format": "number",
   "unit": "fragments",
   "en": [
    "Fragments surveyed",
    "Fragments that divers looked at, dead ones too; a sample of the site, and counted again at each survey."
   ],
   "fr": [
    "Fragments suivis",
    "Fragments examinés par les plongeurs, morts compris ; un échantillon du site, recompté à chaque relevé."
   ],
   "additive": true
  },
  "health_score": {
   "type": "number",
   "format": "number",
   "unit": "score",
   "en": [
    "Health score",
    "Mean health of the living from 1 to 6, each survey weighing as many fragments as are alive in it; lower is better, and surveys without a score are out."
   ],
   "fr": [
    "Score de santé",
    "Santé moyenne des vivants de 1 à 6, chaque relevé pesant ses fragments vivants ; plus bas est meilleur, relevés sans score exclus."
   ],
   "additive": false
  },
  "latest_survey_date": {
   "type": "time",
   "format": "number",
   "unit": "date",
   "en": [
    "Latest survey",
    "Day of the newest survey in the selection, empty without one."
   ],
   "fr": [
    "Dernier relevé",
    "Jour du relevé le plus récent de la sélection, vide s'il n'y en a pas."
   ],
   "additive": false
  },
  "survival_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Survival rate",
    "Fragments alive divided by fragments surveyed, pooled over nurseries and never averaged; an estimate from a sample, to be read with the fragments surveyed and the latest survey, and never of a single adoption."
   ],
   "fr": [
    "Taux de survie",
    "Fragments vivants divisés par fragments suivis, regroupés et jamais moyennés ; une estimation sur échantillon, à lire avec les fragments suivis et le dernier relevé, jamais pour une adoption."
   ],
   "additive": false
  }
 },
 "dimensions": {
  "branch": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Branch",
    "Branch of the organisation that runs the site, with all of its sites; Unassigned without one."
   ],
   "fr": [
    "Antenne",
    "Antenne de l'organisation qui gère le site, avec tous ses sites ; Unassigned sans antenne."
   ]
  },
  "genus": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Genus",
    "Genus of the taxon, Unassigned where none is named or mapped."
   ],
   "fr": [
    "Genre",
    "Genre du taxon, Unassigned si aucun n'est nommé ou reconnu."
   ]
  },
  "nursery": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Nursery",
    "Nursery of the site that the structure hangs in, Unassigned where the record names none."
   ],
   "fr": [
    "Pépinière",
    "Pépinière du site où se trouve la structure, Unassigned si le relevé n'en nomme pas."
   ]
  },
  "path": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Place in the tree",
    "Names from the branch down to the structure or outplant site of the record."
   ],
   "fr": [
    "Place dans l'arbre",
    "Noms depuis l'antenne jusqu'à la structure ou au site de transplantation du relevé."
   ]
  },
  "recorded_date": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Day of the record",
    "Day of the dive or of the planting."
   ],
   "fr": [
    "Jour du relevé",
    "Jour de la plongée ou de la transplantation."
   ]
  },
  "site": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Restoration site",
    "Restoration site of the coral, with all that lies beneath it; Unassigned where nobody says."
   ],
   "fr": [
    "Site de restauration",
    "Site de restauration du corail, avec tout ce qu'il comprend ; Unassigned si personne ne le dit."
   ]
  },
  "site_country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country of the reef",
    "Country in which the site lies as a two-letter code, unassigned without a site; it is not the donor's country."
   ],
   "fr": [
    "Pays du récif",
    "Pays où se trouve le site en code de deux lettres, unassigned sans site ; ce n'est pas le pays du donateur."
   ]
  },
  "species": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Species",
    "Taxon as genus and species, sp. where only the genus is known, Unassigned where none is named or mapped."
   ],
   "fr": [
    "Espèce",
    "Taxon en genre et espèce, sp. si seul le genre est connu, Unassigned si aucun n'est nommé ou reconnu."
   ]
  }
 }
} as const;

export const retention = {
 "en": [
  "Retention",
  "What became of donors and their giving from one fiscal year to the next; one year at a time, to date while it has not ended."
 ],
 "fr": [
  "Fidélisation",
  "Ce que deviennent les donateurs et leurs dons d'un exercice au suivant ; un exercice à la fois, à date tant qu'il court."
 ],
 "sources": [
  "shopify",
  "hubspot"
 ],
 "measures": {
  "donor_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Donor retention",
    "Retained donors divided by the donors of the year before; understated while the year has not ended."
   ],
   "fr": [
    "Taux de fidélisation",
    "Donateurs fidélisés divisés par les donateurs de l'exercice précédent ; sous-estimé tant que l'exercice n'est pas terminé."
   ],
   "additive": false
  },
  "donor_retention_rate_to_day": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Donor retention to the same day",
    "Donor retention counting only gifts up to the day of the year that today is, the fair comparison for a year that has not ended."
   ],
   "fr": [
    "Taux de fidélisation à la même date",
    "Taux de fidélisation ne comptant que les dons jusqu'au même jour de l'année qu'aujourd'hui, comparaison juste d'un exercice inachevé."
   ],
   "additive": false
  },
  "donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors of the year",
    "People and organisations with a counted gift in the fiscal year, each counted once; not to be added over years."
   ],
   "fr": [
    "Donateurs de l'exercice",
    "Personnes et organisations ayant fait un don compté dans l'exercice, chacune comptée une fois ; ne s'additionne pas d'un exercice à l'autre."
   ],
   "additive": false
  },
  "downgraded_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Downgraded donors",
    "Retained donors who gave less than in the year before, by any cent."
   ],
   "fr": [
    "Donateurs en baisse",
    "Donateurs fidélisés ayant donné moins que l'exercice précédent, ne serait-ce qu'un centime."
   ],
   "additive": false
  },
  "gains": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Gains in giving",
    "What new, recaptured and upgraded donors gave more than in the year before; grouped by kind it says which."
   ],
   "fr": [
    "Gains",
    "Ce que les donateurs nouveaux, reconquis et en hausse ont donné de plus que l'exercice précédent ; détaillé par nature."
   ],
   "additive": true
  },
  "gift_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Gift retention, of all giving",
    "What retained donors gave in the fiscal year divided by all giving of the year before, so that who left counts as a loss."
   ],
   "fr": [
    "Fidélisation des montants, sur tous les dons",
    "Dons de l'exercice des donateurs fidélisés divisés par tous les dons de l'exercice précédent, les départs comptant comme perte."
   ],
   "additive": false
  },
  "gift_retention_rate_same_donors": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Gift retention, of the same donors",
    "What retained donors gave in the fiscal year divided by what the same donors gave in the year before; may exceed 100 %."
   ],
   "fr": [
    "Fidélisation des montants, mêmes donateurs",
    "Dons de l'exercice des donateurs fidélisés divisés par les dons des mêmes l'exercice précédent ; peut dépasser 100 %."
   ],
   "additive": false
  },
  "giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving of the year",
    "Net of the counted gifts of known donors in the fiscal year; gifts without a donor are in net raised only."
   ],
   "fr": [
    "Dons de l'exercice",
    "Montant net des dons comptés de donateurs connus dans l'exercice ; les dons sans donateur ne sont que dans la collecte nette."
   ],
   "additive": true
  },
  "giving_to_day": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving to the same day",
    "Net of the counted gifts of the fiscal year up to the day of the year that today is."
   ],
   "fr": [
    "Dons à la même date",
    "Montant net des dons comptés de l'exercice jusqu'au même jour de l'année qu'aujourd'hui."
   ],
   "additive": true
  },
  "lapsed_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Lapsed donors",
    "Donors who gave in the year before and not in the fiscal year; in a year that has not ended they may still give."
   ],
   "fr": [
    "Donateurs perdus",
    "Donateurs ayant donné l'exercice précédent et pas dans l'exercice ; tant qu'il n'est pas terminé ils peuvent encore donner."
   ],
   "additive": false
  },
  "losses": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Losses in giving",
    "What downgraded and lapsed donors gave less than in the year before, as a positive amount; in a year that has not ended part of it may still come."
   ],
   "fr": [
    "Pertes",
    "Ce que les donateurs en baisse et perdus ont donné de moins que l'exercice précédent, en montant positif ; une partie peut encore venir tant que l'exercice court."
   ],
   "additive": true
  },
  "lybunt": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "LYBUNT",
    "Donors who gave last year but unfortunately not this year; the same people as lapsed donors."
   ],
   "fr": [
    "LYBUNT",
    "Donateurs ayant donné l'exercice précédent mais hélas pas celui-ci ; les mêmes que les donateurs perdus."
   ],
   "additive": false
  },
  "net_growth": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Net growth in giving",
    "Gains less losses, which is the change of giving since the year before."
   ],
   "fr": [
    "Croissance nette des dons",
    "Gains moins pertes, soit la variation des dons depuis l'exercice précédent."
   ],
   "additive": true
  },
  "new_donor_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "New donor retention",
    "Of the donors who gave first in the year before, the share who gave in the fiscal year."
   ],
   "fr": [
    "Fidélisation des nouveaux",
    "Part des donateurs ayant fait leur premier don l'exercice précédent qui ont donné dans l'exercice."
   ],
   "additive": false
  },
  "new_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "New donors",
    "Donors whose first counted gift ever lies in the fiscal year."
   ],
   "fr": [
    "Nouveaux donateurs",
    "Donateurs dont le tout premier don compté tombe dans l'exercice."
   ],
   "additive": false
  },
  "prior_year_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors of the year before",
    "Donors with a counted gift in the fiscal year before, by whom retention is divided."
   ],
   "fr": [
    "Donateurs de l'exercice précédent",
    "Donateurs ayant fait un don compté l'exercice précédent, dénominateur de la fidélisation."
   ],
   "additive": false
  },
  "prior_year_giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving of the year before",
    "Net of the counted gifts of known donors in the fiscal year before."
   ],
   "fr": [
    "Dons de l'exercice précédent",
    "Montant net des dons comptés de donateurs connus dans l'exercice précédent."
   ],
   "additive": true
  },
  "prior_year_giving_to_day": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving of the year before to the same day",
    "Net of the counted gifts of the fiscal year before up to the day of the year that today is."
   ],
   "fr": [
    "Dons de l'exercice précédent à la même date",
    "Montant net des dons comptés de l'exercice précédent jusqu'au même jour de l'année qu'aujourd'hui."
   ],
   "additive": true
  },
  "projected_ltv": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Projected lifetime value",
    "An estimate of what a donor will give in all, giving per donor and year divided by one minus donor retention; not what anybody has given, and empty where all or none can be lost."
   ],
   "fr": [
    "Valeur vie projetée",
    "Estimation de ce qu'un donateur donnera en tout, dons par donateur et par exercice divisés par un moins la fidélisation ; ce n'est pas un montant déjà donné."
   ],
   "additive": false
  },
  "recaptured_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Recaptured donors",
    "Donors who gave in the fiscal year and earlier, but not in the year before."
   ],
   "fr": [
    "Donateurs reconquis",
    "Donateurs ayant donné dans l'exercice et auparavant, mais pas dans l'exercice précédent."
   ],
   "additive": false
  },
  "repeat_donor_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Repeat donor retention",
    "Of the donors of the year before who had given earlier too, the share who gave in the fiscal year."
   ],
   "fr": [
    "Fidélisation des anciens",
    "Part des donateurs de l'exercice précédent qui avaient déjà donné avant et qui ont donné dans l'exercice."
   ],
   "additive": false
  },
  "retained_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Retained donors",
    "Donors who gave in the fiscal year and in the one before."
   ],
   "fr": [
    "Donateurs fidélisés",
    "Donateurs ayant donné dans l'exercice et dans le précédent."
   ],
   "additive": false
  },
  "retained_donors_to_day": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Retained donors to the same day",
    "Donors of the year before who gave in the fiscal year up to the day of the year that today is, so that past years compare with this one."
   ],
   "fr": [
    "Donateurs fidélisés à la même date",
    "Donateurs de l'exercice précédent ayant donné dans l'exercice jusqu'au même jour de l'année qu'aujourd'hui, pour comparer les exercices passés à celui-ci."
   ],
   "additive": false
  },
  "sybunt": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "SYBUNT",
    "Donors who gave in some earlier year but unfortunately not this year, those of last year included."
   ],
   "fr": [
    "SYBUNT",
    "Donateurs ayant donné lors d'un exercice antérieur mais hélas pas celui-ci, ceux de l'exercice précédent compris."
   ],
   "additive": false
  },
  "sybunt_without_lybunt": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "SYBUNT without LYBUNT",
    "Donors who gave in some earlier year, neither last year nor this year."
   ],
   "fr": [
    "SYBUNT sans LYBUNT",
    "Donateurs ayant donné lors d'un exercice antérieur, ni le précédent ni celui-ci."
   ],
   "additive": false
  },
  "upgraded_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Upgraded donors",
    "Retained donors who gave more than in the year before, by any cent."
   ],
   "fr": [
    "Donateurs en hausse",
    "Donateurs fidélisés ayant donné plus que l'exercice précédent, ne serait-ce qu'un centime."
   ],
   "additive": false
  }
 },
 "dimensions": {
  "acquisition_channel": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Acquisition channel",
    "Channel of the donor's first counted gift."
   ],
   "fr": [
    "Canal d'acquisition",
    "Canal du premier don compté du donateur."
   ]
  },
  "donor_type": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Donor type",
    "Whether the donor is a person or an organisation; the two are never merged."
   ],
   "fr": [
    "Type de donateur",
    "Personne (person) ou organisation (organisation) ; les deux ne sont jamais fusionnées."
   ]
  },
  "first_day": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Start of fiscal year",
    "First day of the fiscal year."
   ],
   "fr": [
    "Début de l'exercice",
    "Premier jour de l'exercice."
   ]
  },
  "fiscal_year": {
   "type": "number",
   "format": "number",
   "unit": "year",
   "en": [
    "Fiscal year",
    "Fiscal year named after the calendar year in which it ends; retention means one year against the one before, so ask for one year or by year."
   ],
   "fr": [
    "Exercice",
    "Exercice nommé d'après l'année civile où il se termine ; la fidélisation compare un exercice au précédent, demandez donc un exercice ou le détail par exercice."
   ]
  },
  "gain_loss_class": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Kind of gain or loss",
    "Why giving grew or shrank since the year before, one of new, recaptured, upgraded, same, downgraded, lapsed_new (had given first in the year before), lapsed_repeat or none."
   ],
   "fr": [
    "Nature du gain ou de la perte",
    "Pourquoi les dons ont crû ou décru depuis l'exercice précédent, new, recaptured, upgraded, same, downgraded, lapsed_new (premier don l'exercice précédent), lapsed_repeat ou none."
   ]
  },
  "giving_tier": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Giving tier of the year",
    "Size of the donor by all giving of the fiscal year together, none without a gift."
   ],
   "fr": [
    "Palier de don de l'exercice",
    "Taille du donateur d'après tous ses dons de l'exercice réunis, none sans don."
   ]
  },
  "is_unfinished": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Year to date",
    "Whether the fiscal year has not ended, so that retention is understated and only the figures to the same day compare."
   ],
   "fr": [
    "Exercice en cours",
    "Vrai si l'exercice n'est pas terminé ; la fidélisation est alors sous-estimée et seuls les chiffres à la même date se comparent."
   ]
  },
  "prior_channel": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Channel of the year before",
    "Channel of the donor's last gift in the year before, by which retention is grouped, none for who gave nothing then."
   ],
   "fr": [
    "Canal de l'exercice précédent",
    "Canal du dernier don de l'exercice précédent, par lequel se détaille la fidélisation, none pour qui n'avait rien donné."
   ]
  },
  "prior_country": {
   "type": "string",
   "format": "string",
   "unit": "country",
   "en": [
    "Country of the year before",
    "Country of the donor's last gift in the year before that names one, by which retention is grouped, none for who gave nothing then."
   ],
   "fr": [
    "Pays de l'exercice précédent",
    "Pays du dernier don de l'exercice précédent qui en nomme un, par lequel se détaille la fidélisation, none pour qui n'avait rien donné."
   ]
  },
  "prior_site": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Site of the year before",
    "Site of the last coral the donor adopted in the year before, Unassigned for who gave otherwise, none for who gave nothing then."
   ],
   "fr": [
    "Site de l'exercice précédent",
    "Site du dernier corail adopté l'exercice précédent, Unassigned pour qui a donné autrement, none pour qui n'avait rien donné."
   ]
  },
  "status": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Status in the year",
    "What became of the donor since the year before, one of new, retained, recaptured, lapsed or inactive."
   ],
   "fr": [
    "Statut dans l'exercice",
    "Ce que le donateur est devenu depuis l'exercice précédent, new, retained, recaptured, lapsed ou inactive."
   ]
  }
 }
} as const;

export const rolling_retention = {
 "en": [
  "Retention, rolling twelve months",
  "The same as retention with the twelve months that end with a month in place of the fiscal year."
 ],
 "fr": [
  "Fidélisation sur douze mois glissants",
  "La même chose que la fidélisation, avec les douze mois qui s'achèvent avec un mois à la place de l'exercice."
 ],
 "sources": [
  "shopify",
  "hubspot"
 ],
 "measures": {
  "donor_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Rolling donor retention",
    "Retained donors divided by the donors of the twelve months before."
   ],
   "fr": [
    "Taux de fidélisation glissant",
    "Donateurs fidélisés divisés par les donateurs des douze mois précédents."
   ],
   "additive": false
  },
  "donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors of twelve months",
    "People and organisations with a counted gift in the twelve months, each counted once."
   ],
   "fr": [
    "Donateurs de douze mois",
    "Personnes et organisations ayant fait un don compté dans les douze mois, chacune comptée une fois."
   ],
   "additive": false
  },
  "gains": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Gains in giving",
    "What donors gave more in the twelve months than in the twelve before."
   ],
   "fr": [
    "Gains",
    "Ce que les donateurs ont donné de plus dans les douze mois que dans les douze précédents."
   ],
   "additive": false
  },
  "gift_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Rolling gift retention, of all giving",
    "What retained donors gave in the twelve months divided by all giving of the twelve before."
   ],
   "fr": [
    "Fidélisation glissante des montants, sur tous les dons",
    "Dons des douze mois des donateurs fidélisés divisés par tous les dons des douze précédents."
   ],
   "additive": false
  },
  "giving": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Giving of twelve months",
    "Net of the counted gifts of known donors in the twelve months; not to be added over months, which overlap."
   ],
   "fr": [
    "Dons de douze mois",
    "Montant net des dons comptés de donateurs connus dans les douze mois ; ne s'additionne pas d'un mois à l'autre."
   ],
   "additive": false
  },
  "lapsed_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Lapsed donors",
    "Donors who gave in the twelve months before and not since."
   ],
   "fr": [
    "Donateurs perdus",
    "Donateurs ayant donné dans les douze mois précédents et plus depuis."
   ],
   "additive": false
  },
  "losses": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Losses in giving",
    "What donors gave less in the twelve months than in the twelve before, as a positive amount."
   ],
   "fr": [
    "Pertes",
    "Ce que les donateurs ont donné de moins dans les douze mois que dans les douze précédents, en montant positif."
   ],
   "additive": false
  },
  "net_growth": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Net growth in giving",
    "Gains less losses, which is the change of giving since the twelve months before."
   ],
   "fr": [
    "Croissance nette des dons",
    "Gains moins pertes, soit la variation des dons depuis les douze mois précédents."
   ],
   "additive": false
  },
  "new_donor_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Rolling new donor retention",
    "Of the donors who gave first in the twelve months before, the share who gave in these twelve."
   ],
   "fr": [
    "Fidélisation glissante des nouveaux",
    "Part des donateurs ayant fait leur premier don dans les douze mois précédents qui ont donné dans ces douze mois."
   ],
   "additive": false
  },
  "new_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "New donors",
    "Donors whose first counted gift ever lies in the twelve months."
   ],
   "fr": [
    "Nouveaux donateurs",
    "Donateurs dont le tout premier don compté tombe dans les douze mois."
   ],
   "additive": false
  },
  "prior_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Donors of the twelve months before",
    "Donors with a counted gift in the twelve months before, by whom retention is divided."
   ],
   "fr": [
    "Donateurs des douze mois précédents",
    "Donateurs ayant fait un don compté dans les douze mois précédents, dénominateur de la fidélisation."
   ],
   "additive": false
  },
  "recaptured_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Recaptured donors",
    "Donors who gave in the twelve months and earlier, but not in the twelve before."
   ],
   "fr": [
    "Donateurs reconquis",
    "Donateurs ayant donné dans les douze mois et auparavant, mais pas dans les douze précédents."
   ],
   "additive": false
  },
  "repeat_donor_retention_rate": {
   "type": "number",
   "format": "percent",
   "unit": "ratio",
   "en": [
    "Rolling repeat donor retention",
    "Of the donors of the twelve months before who had given earlier too, the share who gave in these twelve."
   ],
   "fr": [
    "Fidélisation glissante des anciens",
    "Part des donateurs des douze mois précédents qui avaient déjà donné avant et qui ont donné dans ces douze mois."
   ],
   "additive": false
  },
  "retained_donors": {
   "type": "number",
   "format": "number",
   "unit": "donors",
   "en": [
    "Retained donors",
    "Donors who gave in the twelve months and in the twelve before."
   ],
   "fr": [
    "Donateurs fidélisés",
    "Donateurs ayant donné dans les douze mois et dans les douze précédents."
   ],
   "additive": false
  }
 },
 "dimensions": {
  "acquisition_channel": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Acquisition channel",
    "Channel of the donor's first counted gift."
   ],
   "fr": [
    "Canal d'acquisition",
    "Canal du premier don compté du donateur."
   ]
  },
  "donor_type": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Donor type",
    "Whether the donor is a person or an organisation; the two are never merged."
   ],
   "fr": [
    "Type de donateur",
    "Personne (person) ou organisation (organisation) ; les deux ne sont jamais fusionnées."
   ]
  },
  "is_unfinished": {
   "type": "boolean",
   "format": "boolean",
   "unit": "boolean",
   "en": [
    "Month to date",
    "Whether the month has not ended, so that its twelve months are eleven and a part."
   ],
   "fr": [
    "Mois en cours",
    "Vrai si le mois n'est pas terminé ; ses douze mois sont alors onze mois et une partie."
   ]
  },
  "month": {
   "type": "time",
   "format": "time",
   "unit": "date",
   "en": [
    "Month",
    "First day of the month with which the twelve months end; ask for one month or by month, for months overlap."
   ],
   "fr": [
    "Mois",
    "Premier jour du mois où s'achèvent les douze mois ; demandez un mois ou le détail par mois, car les mois se recouvrent."
   ]
  },
  "status": {
   "type": "string",
   "format": "string",
   "unit": "code",
   "en": [
    "Status over twelve months",
    "What became of the donor since the twelve months before, one of new, retained, recaptured, lapsed or inactive."
   ],
   "fr": [
    "Statut sur douze mois",
    "Ce que le donateur est devenu depuis les douze mois précédents, new, retained, recaptured, lapsed ou inactive."
   ]
  }
 }
} as const;

export const views = { adjustments, adoptions, checkouts, cohorts, coverage, deal_stages, donors, fundraising, pipeline, recurring, reef, retention, rolling_retention } as const;

type Views = typeof views;
export type ViewName = keyof Views;
export type Measure = { [V in ViewName]: `${V}.${Extract<keyof Views[V]["measures"], string>}` }[ViewName];
export type Dimension = { [V in ViewName]: `${V}.${Extract<keyof Views[V]["dimensions"], string>}` }[ViewName];
export type Member = Measure | Dimension;
