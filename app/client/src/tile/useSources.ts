import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SourceFreshness } from "../../../shared/freshness.ts";
import { type Age, toAge } from "../format/age.ts";
import { freshnessQuery } from "../query/live.ts";
import { serverNow } from "../session/clock.ts";

/** A source with its age as of now. */
export type SourceMark = SourceFreshness & { name: string; age: Age | null };

const tickMs = 20_000;

/** The sources named (all, where none is), with ages that move on. */
export const useSources = (names?: readonly string[]): SourceMark[] => {
  const { t } = useTranslation();
  const { data } = useQuery(freshnessQuery);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), tickMs);
    return () => clearInterval(timer);
  }, []);
  const now = serverNow();
  return (data?.sources ?? [])
    .filter(({ source }) => names === undefined || names.includes(source))
    .map((source) => ({
      ...source,
      name: t(`source.${source.source}`),
      age: source.synced_at === null ? null : toAge(Date.parse(source.synced_at), now),
    }));
};
