/** Digits behind the point that are kept; more than money or counts ever have. */
const DIGITS = 6;
const ONE = 10n ** BigInt(DIGITS);

/**
 * Reads a decimal text such as "-1234.50" as millionths, so that figures compare exactly and never as floating-point numbers.
 * Throws a RangeError for other text, and for digits finer than a millionth.
 */
export function parseDecimal(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`"${text}" is no decimal number`);
  const [, sign, whole = "0", fraction = ""] = match;
  if (/[1-9]/.test(fraction.slice(DIGITS))) throw new RangeError(`"${text}" is finer than a millionth`);
  const size = BigInt(whole) * ONE + BigInt(fraction.slice(0, DIGITS).padEnd(DIGITS, "0"));
  return sign === "-" ? -size : size;
}

/** Millionths as text, with at least `digits` digits behind the point. */
export function formatDecimal(millionths: bigint, digits: number): string {
  const size = millionths < 0n ? -millionths : millionths;
  const fraction = String(size % ONE)
    .padStart(DIGITS, "0")
    .replace(/0+$/, "")
    .padEnd(digits, "0");
  return `${millionths < 0n ? "-" : ""}${size / ONE}${fraction && `.${fraction}`}`;
}
