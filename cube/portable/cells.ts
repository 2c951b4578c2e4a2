const timestamp = /^(\d{4}-\d{2}-\d{2})([T ])(\d{2}:\d{2}:\d{2})(\.\d+)?( \S+|Z|[+-]\d{2}:\d{2})?$/;

/**
 * A time as Cube sends it, "YYYY-MM-DDTHH:mm:ss.SSS". An offset is dropped and not converted; a form that Cube's own
 * transform does not know, a bare day among them, stays as it is.
 */
export function timeText(value: string): string {
  const match = timestamp.exec(value);
  if (!match) return value;
  const [, day, separator, clock, fraction = "", zone = ""] = match;
  const spaced = zone.startsWith(" ");
  const isKnown =
    separator === " "
      ? zone === "" || spaced
      : // A "T" form without offset is known only without a fraction.
        !spaced && (zone !== "" || fraction === "");
  if (!isKnown) return value;
  return `${day}T${clock}.${fraction.slice(1, 4).padEnd(3, "0")}`;
}

/** A number without exponent, as the native assembly prints it. */
export function numberText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, "0")}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** One database value as it goes to the reader: numbers become decimal strings, times one form, the rest stays. */
export function cell(value: unknown, type: string | undefined): unknown {
  if (typeof value === "string") return type === "time" ? timeText(value) : value;
  if (typeof value === "number") return numberText(value);
  return value ?? null;
}
