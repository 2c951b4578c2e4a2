import { type ServerEvent, serverEvent } from "../../shared/events.ts";
import { until } from "./testServer.ts";

/** An open page's event stream: everything received so far, parsed as a page parses it. */
export async function eventStream(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/events`, { headers, signal: abort.signal });
  const events: ServerEvent[] = [];
  let text = "";
  let hasEnded = false;

  const read = async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        events.splice(
          0,
          events.length,
          ...[...text.matchAll(/^data: (.*)\n\n/gm)].map(([, data]) => serverEvent.parse(JSON.parse(data ?? ""))),
        );
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    }
    hasEnded = true;
  };
  const reading = read();

  return {
    response,
    events,
    text: () => text,
    hasEnded: () => hasEnded,
    /** The first event for which `isMet` holds, waited for; undefined where none comes. */
    async next(isMet: (event: ServerEvent) => boolean, forMs = 5_000): Promise<ServerEvent | undefined> {
      const found = await until(
        async () => events.find(isMet),
        (event) => event !== undefined,
        forMs,
      );
      return found;
    },
    async close() {
      abort.abort();
      await reading;
    },
  };
}
