/** Accents, quotes, blanks and capitals carry no meaning in headers and names; dbt's normalised_label does the same. */
export const toLabel = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
