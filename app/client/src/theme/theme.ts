import { createTheme } from "@mui/material/styles";
import type {} from "@mui/material/themeCssVarsAugmentation";
import { coarse, paint } from "./paint.ts";
import { type Paint, tokens } from "./tokens.ts";

declare module "@mui/material/styles" {
  interface Palette {
    paint: Paint;
  }
  interface PaletteOptions {
    paint: Paint;
  }
}

const palette = (colours: Paint) => ({
  primary: { main: colours.brand, contrastText: colours.brandInk },
  success: { main: colours.good },
  error: { main: colours.bad },
  warning: { main: colours.warn },
  background: { default: colours.paper, paper: colours.surface },
  text: { primary: colours.ink1, secondary: colours.ink2, disabled: colours.ink3 },
  divider: colours.line,
  paint: colours,
});

/** MUI's theme made from the tokens; both schemes are CSS variables, so a change of scheme renders nothing again. */
export const theme = createTheme({
  cssVariables: { cssVarPrefix: "atoll", colorSchemeSelector: "data-scheme" },
  colorSchemes: { light: { palette: palette(tokens.light) }, dark: { palette: palette(tokens.dark) } },
  shape: { borderRadius: 8 },
  spacing: 4,
  typography: {
    fontFamily: '"Figtree Variable", "Figtree", system-ui, sans-serif',
    fontSize: 14,
    htmlFontSize: 16,
    body1: { fontSize: 14, lineHeight: 1.45 },
    body2: { fontSize: 12.5, lineHeight: 1.45 },
    h1: { fontSize: 24, lineHeight: "29px", fontWeight: 640 },
    h2: { fontSize: 14, lineHeight: "20px", fontWeight: 600 },
    button: { fontSize: 13.5, fontWeight: 600, textTransform: "none" },
  },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          minHeight: 34,
          padding: "0 13px",
          whiteSpace: "nowrap",
          [coarse]: { minHeight: 44 },
          "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2 },
        },
        outlined: {
          color: paint("ink1"),
          borderColor: paint("line"),
          background: paint("surface"),
          "&:hover": { background: paint("brandSoft"), borderColor: paint("line") },
        },
      },
    },
    MuiMenu: {
      styleOverrides: {
        paper: {
          background: paint("raised"),
          border: `1px solid ${paint("line")}`,
          boxShadow: "0 12px 32px rgb(8 20 25 / 0.18)",
        },
      },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          fontSize: 13.5,
          minHeight: 34,
          [coarse]: { minHeight: 44 },
          "&.Mui-selected": { background: paint("brandSoft") },
          "&.Mui-focusVisible": { background: paint("brandSoft") },
        },
      },
    },
    MuiPopover: { styleOverrides: { paper: { backgroundImage: "none" } } },
    MuiCssBaseline: {
      styleOverrides: {
        html: { scrollbarGutter: "stable" },
        body: { fontVariantNumeric: "tabular-nums", WebkitFontSmoothing: "antialiased", textWrap: "pretty" },
        "*, *::before, *::after": {
          "@media (prefers-reduced-motion: reduce)": {
            animationDuration: "0.01ms !important",
            transitionDuration: "0.01ms !important",
          },
        },
      },
    },
  },
  transitions: {
    duration: {
      shortest: 120,
      shorter: 120,
      short: 150,
      standard: 150,
      complex: 180,
      enteringScreen: 150,
      leavingScreen: 120,
    },
  },
});
