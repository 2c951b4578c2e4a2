import { distance } from "fastest-levenshtein";
import { CubeFailure, invalidQuery } from "../failure.ts";
import type { PublicView } from "../meta.ts";

export type MemberKind = "measure" | "dimension" | "time" | "segment";

export type Vocabulary = {
  /** Passes a member that exists and is of one of the kinds; otherwise throws what to answer, with the nearest names. */
  check(member: string, kinds: readonly MemberKind[], place: string): void;
  isTime(member: string): boolean;
};

const nearestCount = 3;

/** The members a reader may name, from the public views. */
export function createVocabulary(views: PublicView[]): Vocabulary {
  const kinds = new Map<string, MemberKind>();
  for (const view of views) {
    for (const { name } of view.measures) kinds.set(name, "measure");
    for (const { name, type } of view.dimensions) kinds.set(name, type === "time" ? "time" : "dimension");
    for (const { name } of view.segments) kinds.set(name, "segment");
  }

  const nearest = (member: string): string[] => {
    const [view, name = ""] = member.split(".");
    // A right name in the wrong view is nearer than a like name in the right one.
    const far = (other: string) => Math.min(distance(member, other), distance(name, other.split(".")[1] ?? "") + 1);
    const sameView = (other: string) => (other.startsWith(`${view}.`) ? 0 : 1);
    return [...kinds.keys()]
      .map((other) => ({ other, score: far(other) }))
      .sort((a, b) => a.score - b.score || sameView(a.other) - sameView(b.other) || a.other.localeCompare(b.other))
      .slice(0, nearestCount)
      .map(({ other }) => other);
  };

  return {
    isTime: (member) => kinds.get(member) === "time",
    check(member, allowed, place) {
      const kind = kinds.get(member);
      if (kind === undefined) {
        const near = nearest(member);
        const mean = near.map((each) => `"${each}"`).join(", ");
        throw new CubeFailure(400, "unknown_member", `There is no member "${member}". Nearest: ${mean}.`, {
          member,
          nearest: near,
        });
      }
      if (!allowed.includes(kind)) throw invalidQuery(`"${member}" is a ${kind} and cannot stand in ${place}.`);
    },
  };
}
