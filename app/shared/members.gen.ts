// Made from semantic/ by "npm run generate". Do not edit.
/* What the site says of each member: title and sentence in English and French, unit, and the sources a view stands on. */

export const adoptions = {
 "en": [
  "Adoptions",
  "Adopted corals by day and restoration site; adopted is neither planted nor alive."
 ],
 "fr": [
  "Adoptions",
  "Coraux adoptés par jour et site de restauration ; adopté ne veut dire ni planté ni vivant."
 ],
 "sources": [
  "shopify",
  "hubspot"
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
    "Branch of the organisation that runs the site, Unassigned without a site."
   ],
   "fr": [
    "Antenne",
    "Antenne de l'organisation qui gère le site, Unassigned sans site."
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
  "site": {
   "type": "string",
   "format": "string",
   "unit": "name",
   "en": [
    "Restoration site",
    "Site the coral was adopted for, Unassigned where the order and the deal do not say."
   ],
   "fr": [
    "Site de restauration",
    "Site pour lequel le corail a été adopté, Unassigned si ni la commande ni l'affaire ne le disent."
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
    "Species named by the shop's product, Unassigned where the product or deal names none."
   ],
   "fr": [
    "Espèce",
    "Espèce nommée par le produit de la boutique, Unassigned si le produit ou l'affaire n'en nomme pas."
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
  "refunds_amount": {
   "type": "number",
   "format": "currency",
   "unit": "currency",
   "en": [
    "Refunds",
    "Money paid back on raised lines, dated by the gift and not by the refund."
   ],
   "fr": [
    "Remboursements",
    "Sommes rendues sur les lignes collectées, datées du don et non du remboursement."
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
    "What the line is, one of adoption, donation, tip, partner, merchandise or unassigned, of which only the first four are raised money."
   ],
   "fr": [
    "Type de recette",
    "Nature de la ligne, adoption, donation, tip, partner, merchandise ou unassigned, dont seules les quatre premières sont des fonds collectés."
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

export const views = { adoptions, deal_stages, donors, fundraising, pipeline, recurring } as const;

type Views = typeof views;
export type ViewName = keyof Views;
export type Measure = { [V in ViewName]: `${V}.${Extract<keyof Views[V]["measures"], string>}` }[ViewName];
export type Dimension = { [V in ViewName]: `${V}.${Extract<keyof Views[V]["dimensions"], string>}` }[ViewName];
export type Member = Measure | Dimension;
