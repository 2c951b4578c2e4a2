type Rgb = [number, number, number];
export type Sight = "normal" | "protan" | "deutan" | "tritan";

// Machado, Oliveira and Fernandes 2009, severity 1.0, applied to linear RGB.
const machado: Record<Exclude<Sight, "normal">, number[]> = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const linear = (hex: string): Rgb => {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};

const times = (m: number[], [r, g, b]: Rgb): Rgb => {
  const row = (i: number) => (m[i] ?? 0) * r + (m[i + 1] ?? 0) * g + (m[i + 2] ?? 0) * b;
  return [row(0), row(3), row(6)];
};

const oklab = (rgb: Rgb): Rgb => {
  const lms = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
      0.6299787005,
    ],
    rgb,
  );
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
      -0.808675766,
    ],
    lms.map((value) => Math.cbrt(value)) as Rgb,
  );
};

/** Distance of two colours (`#rrggbb`) in OKLab × 100, as a reader with that sight sees them. */
export const distance = (one: string, other: string, sight: Sight): number => {
  const seen = (hex: string): Rgb => {
    const rgb = linear(hex);
    return oklab(
      sight === "normal" ? rgb : (times(machado[sight], rgb).map((value) => Math.min(1, Math.max(0, value))) as Rgb),
    );
  };
  const [a, b] = [seen(one), seen(other)];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
};

/** Contrast ratio of WCAG 2, 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const luminance = (hex: string): number => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
