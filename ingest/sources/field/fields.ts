export const fieldStreams = ["reef_surveys", "outplantings", "certificates"] as const;
export type FieldStream = (typeof fieldStreams)[number];

export type FieldKind = "text" | "day" | "count" | "score" | "measure" | "site";
export type Field = {
  name: string;
  kind: FieldKind;
  is_required: boolean;
  /** Headers by which it is known, in English and French; accents, blanks and capitals do not matter. */
  aliases: readonly string[];
};

const site: Field = {
  name: "site",
  kind: "site",
  is_required: true,
  aliases: ["site", "restoration site", "reef", "site de restauration", "récif", "lieu"],
};
const species: Field = {
  name: "species",
  kind: "text",
  is_required: true,
  aliases: ["species", "taxon", "coral species", "espèce", "espèce de corail"],
};
const structure: Field = {
  name: "structure",
  kind: "text",
  is_required: false,
  aliases: ["structure", "nursery structure", "support", "cell", "structure de pépinière"],
};
const fragmentId: Field = {
  name: "fragment_id",
  kind: "text",
  is_required: false,
  aliases: ["fragment", "fragment id", "tag", "coral id", "n° de fragment"],
};
const notes: Field = {
  name: "notes",
  kind: "text",
  is_required: false,
  aliases: ["notes", "note", "comment", "comments", "remarks", "remarque", "remarques", "commentaire", "commentaires"],
};

/** A side of the one coral of a row that was measured, in centimetres. */
const side = (name: string, english: string, french: string): Field => ({
  name,
  kind: "measure",
  is_required: false,
  aliases: [english, `${english} cm`, french, `${french} cm`],
});

const optional = (field: Field): Field => ({ ...field, is_required: false });

/** What each kind of sheet has, in the order in which pages show it. */
export const fieldsOf: Record<FieldStream, readonly Field[]> = {
  reef_surveys: [
    site,
    {
      name: "surveyed_on",
      kind: "day",
      is_required: true,
      aliases: [
        "date",
        "survey date",
        "surveyed on",
        "day",
        "date du relevé",
        "date de relevé",
        "date du suivi",
        "jour",
      ],
    },
    species,
    {
      name: "nursery",
      kind: "text",
      is_required: false,
      aliases: ["nursery", "nursery name", "pépinière", "nom de la pépinière"],
    },
    structure,
    {
      name: "n_sampled",
      kind: "count",
      is_required: true,
      aliases: [
        "sampled",
        "n sampled",
        "corals sampled",
        "sample",
        "échantillon",
        "échantillonnés",
        "n échantillonnés",
        "coraux suivis",
      ],
    },
    {
      name: "n_alive",
      kind: "count",
      is_required: true,
      aliases: ["alive", "n alive", "corals alive", "live", "living", "vivants", "n vivants", "coraux vivants"],
    },
    {
      name: "n_outplanted",
      kind: "count",
      is_required: false,
      aliases: [
        "outplanted",
        "n outplanted",
        "corals outplanted",
        "transplantés",
        "n transplantés",
        "coraux transplantés",
      ],
    },
    {
      name: "n_seeded",
      kind: "count",
      is_required: false,
      aliases: ["seeded", "n seeded", "fragments seeded", "bouturés", "fragments bouturés"],
    },
    {
      name: "health_score",
      kind: "score",
      is_required: false,
      aliases: ["health", "health score", "mean health", "santé", "score de santé", "état de santé"],
    },
    {
      name: "bleach_score",
      kind: "score",
      is_required: false,
      aliases: ["bleach", "bleaching", "bleach score", "blanchissement", "score de blanchissement"],
    },
    fragmentId,
    side("length_cm", "length", "longueur"),
    side("width_cm", "width", "largeur"),
    side("height_cm", "height", "hauteur"),
    {
      name: "observer",
      kind: "text",
      is_required: false,
      aliases: ["observer", "surveyor", "diver", "observateur", "plongeur", "biologiste"],
    },
    notes,
  ],
  outplantings: [
    site,
    {
      name: "outplanted_on",
      kind: "day",
      is_required: true,
      aliases: [
        "date",
        "outplanting date",
        "outplanted on",
        "planted on",
        "planting date",
        "date de transplantation",
        "transplanté le",
        "planté le",
      ],
    },
    species,
    {
      name: "n_outplanted",
      kind: "count",
      is_required: true,
      aliases: [
        "outplanted",
        "n outplanted",
        "corals outplanted",
        "corals",
        "planted",
        "transplantés",
        "coraux transplantés",
        "coraux",
      ],
    },
    {
      name: "lot",
      kind: "text",
      is_required: false,
      aliases: ["lot", "batch", "outplanting", "outplant lot", "lot de transplantation"],
    },
    {
      name: "outplant_site",
      kind: "text",
      is_required: false,
      aliases: [
        "outplant site",
        "outplanting site",
        "reef patch",
        "site de transplantation",
        "zone de transplantation",
      ],
    },
    structure,
    notes,
  ],
  certificates: [
    {
      name: "certificate_no",
      kind: "text",
      is_required: true,
      aliases: [
        "certificate",
        "certificate no",
        "certificate number",
        "certificat",
        "n° de certificat",
        "numéro de certificat",
      ],
    },
    {
      name: "order_name",
      kind: "text",
      is_required: true,
      aliases: ["order", "order name", "order number", "order no", "commande", "n° de commande", "numéro de commande"],
    },
    {
      name: "sent_on",
      kind: "day",
      is_required: true,
      aliases: [
        "sent",
        "sent on",
        "date",
        "date sent",
        "certificate date",
        "envoyé le",
        "date d'envoi",
        "date du certificat",
      ],
    },
    optional(site),
    optional(species),
    {
      name: "coral_name",
      kind: "text",
      is_required: false,
      aliases: ["coral name", "name of the coral", "nom du corail", "nom de corail"],
    },
    {
      name: "n_corals",
      kind: "count",
      is_required: false,
      aliases: ["corals", "number of corals", "coraux", "nombre de coraux"],
    },
    fragmentId,
    {
      name: "outplanted_on",
      kind: "day",
      is_required: false,
      aliases: ["outplanted on", "outplanted", "planted on", "planté le", "transplanté le"],
    },
    notes,
  ],
};
