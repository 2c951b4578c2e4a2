/** What a connection check looks at. */
export type Item = "reachable" | "credentials" | "permission" | "version" | "clock" | "fields" | "webhooks" | "budget";

/**
 * One thing looked at. `subject` says which one of several, such as a permission's name; `blocks` names the streams that go
 * without because of it. `bad` keeps data from being read, a `warning` does not, `skipped` could not be looked at.
 */
export type Finding = {
  item: Item;
  status: "good" | "warning" | "bad" | "skipped";
  subject: string | null;
  blocks: readonly string[];
  message: string;
  mend: string;
};

export const good = (item: Item, message: string, subject: string | null = null): Finding => ({
  item,
  status: "good",
  subject,
  blocks: [],
  message,
  mend: "",
});

export const amiss = (
  item: Item,
  status: "warning" | "bad" | "skipped",
  words: { message: string; mend: string; subject?: string; blocks?: readonly string[] },
): Finding => ({
  item,
  status,
  subject: words.subject ?? null,
  blocks: words.blocks ?? [],
  message: words.message,
  mend: words.mend,
});
