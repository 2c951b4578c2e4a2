/** Minor units as HubSpot keeps a typed number: no trailing zeros, "1250.5" for 125050 with two digits. */
export function decimal(minorUnits: number, digits: number): string {
  const text = String(Math.abs(minorUnits)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, "");
  return `${minorUnits < 0 ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}

/**
 * Every digit of a double, which is how HubSpot answers probabilities: 0.2 is
 * "0.200000000000000011102230246251565404236316680908203125".
 */
export function exactDecimal(value: number): string {
  let denominatorBits = 0;
  let numerator = value;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominatorBits += 1;
  }
  // n / 2^k = n * 5^k / 10^k
  const digits = (BigInt(numerator) * 5n ** BigInt(denominatorBits)).toString().padStart(denominatorBits + 1, "0");
  const whole = digits.slice(0, digits.length - denominatorBits);
  return denominatorBits === 0 ? whole : `${whole}.${digits.slice(digits.length - denominatorBits)}`;
}
