import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { chooseLocale } from "./i18n.ts";

type Texts = { [key: string]: string | Texts };
const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[path + key, text]] : flat(text, `${path}${key}.`),
  );

const english = new Map(flat(en));
const french = new Map(flat(fr));

describe("the languages", () => {
  it("have the same keys", () => {
    expect([...french.keys()]).toEqual([...english.keys()]);
  });

  it("fill the same places in each text", () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();
    for (const [key, text] of english) expect([key, places(french.get(key) ?? "")]).toEqual([key, places(text)]);
  });

  it("use typographic apostrophes, and French spaces before : ; ? !", () => {
    for (const [key, text] of [...english, ...french]) expect([key, text]).toEqual([key, text.replaceAll("'", "’")]);
    for (const [key, text] of french) expect([key, /\w[:;?!]( |$)/.test(text)]).toEqual([key, false]);
  });

  it("never shout", () => {
    for (const [key, text] of [...english, ...french]) expect([key, text.includes("!")]).toEqual([key, false]);
  });

  it("are chosen by the reader first, then by the browser", () => {
    expect(chooseLocale("fr", ["en-GB"])).toBe("fr");
    expect(chooseLocale(null, ["de", "fr-PF", "en"])).toBe("fr");
    expect(chooseLocale("klingon", ["ty"])).toBe("en");
  });
});

const root = join(import.meta.dirname, "..");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.startsWith("i18n"))
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");

describe("every text", () => {
  it("is said somewhere", () => {
    const isSaid = (key: string): boolean => {
      const plain = key.replace(/_(one|other)$/, "");
      const starts = [...plain.matchAll(/[._]/g)].map(({ index }) => plain.slice(0, index + 1));
      return sources.includes(`"${plain}"`) || starts.some((start) => sources.includes(`\`${start}\${`));
    };
    expect([...english.keys()].filter((key) => !isSaid(key))).toEqual([]);
  });
});

describe("components", () => {
  it("hold no text of their own", () => {
    const root = join(import.meta.dirname, "..");
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".tsx") && !file.includes(".test."),
    );
    const literal = />\s*([A-Z][a-z]+(?: [a-z]+)+)[^<{}]*</g;
    const spoken = /(?:aria-label|title|placeholder|label)="[^"]*[a-z] [a-z][^"]*"/g;
    const found = files.flatMap((file) => {
      const source = readFileSync(join(root, file), "utf8");
      return [...source.matchAll(literal), ...source.matchAll(spoken)].map((match) => `${file}: ${match[0].trim()}`);
    });
    expect(found).toEqual([]);
  });
});
