import { styled } from "@mui/material/styles";
import { paint } from "../theme/paint.ts";

const Pill = styled("span")({
  display: "inline-block",
  padding: "1px 8px",
  borderRadius: 6,
  fontSize: 12,
  lineHeight: "18px",
  fontWeight: 500,
  whiteSpace: "nowrap",
});

const looks = {
  quiet: { color: paint("ink2"), background: paint("grid") },
  busy: { color: paint("brand"), background: paint("brandSoft") },
  good: { color: paint("good"), background: `color-mix(in srgb, ${paint("good")} 13%, ${paint("surface")})` },
  warn: { color: paint("warn"), background: paint("warnSoft") },
  bad: { color: paint("bad"), background: `color-mix(in srgb, ${paint("bad")} 13%, ${paint("surface")})` },
};

export type ChipLook = keyof typeof looks;

/** A word on how something stands; its colour only repeats what the word says. */
export const Chip = ({ look, text }: { look: ChipLook; text: string }) => <Pill style={looks[look]}>{text}</Pill>;
