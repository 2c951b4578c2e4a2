/** A custom object's name without the account's number in front, which is what Airbyte names the table by. */
export const plainName = (name: string): string => name.replace(/^p\d+_/, "");
