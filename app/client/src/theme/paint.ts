import { type Paint, tokens } from "./tokens.ts";

const variable = (name: string): string => `var(--atoll-palette-paint-${name})`;
const names = Object.keys(tokens.light);

/** Each token as the CSS variable that the theme fills, for styles and for SVG attributes: `paint("ink2")`. */
export const paint = (name: keyof Paint): string => {
  if (!names.includes(name)) throw new Error(`no token ${name}`);
  return variable(name);
};

/** Phones and narrow windows: one column, bottom bar. */
export const narrow = "@media (max-width: 899.95px)";
/** Fingers need 44 px. */
export const coarse = "@media (pointer: coarse)";
