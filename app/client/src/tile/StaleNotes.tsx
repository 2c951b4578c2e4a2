import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import type { Measure } from "../../../shared/members.gen.ts";
import { part } from "../part/part.ts";
import { freshnessQuery } from "../query/live.ts";

// The catalogue that says what a figure stands on is fetched only when it matters.
const Notes = part(() => import("./Notes.tsx"));

/** Quiet while every source is fresh. */
export const StaleNotes = ({ member, is_short = false }: { member: Measure; is_short?: boolean }) => {
  const { data } = useQuery(freshnessQuery);
  if (data === undefined || data.sources.every(({ health }) => health === "fresh")) return null;
  return (
    <Suspense fallback={null}>
      <Notes member={member} is_short={is_short} />
    </Suspense>
  );
};
