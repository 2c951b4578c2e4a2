import type { ServerResponse } from "node:http";
import type { ServerEvent } from "../../shared/events.ts";

type Subscriber = { sessionId: string; response: ServerResponse };

const line = (event: ServerEvent) => `data: ${JSON.stringify(event)}\n\n`;

type Options = {
  maxSubscribers?: number;
  maxPerSession?: number;
  /** A reader that has not taken this many bytes is cut off; it reconnects and begins with the present state. */
  maxBacklogBytes?: number;
};

/** The open event streams. Bounded in number and in what it holds for readers that are slow. */
export function createHub(options: Options = {}) {
  const { maxSubscribers = 500, maxPerSession = 20, maxBacklogBytes = 1_000_000 } = options;
  const subscribers = new Set<Subscriber>();

  const drop = (subscriber: Subscriber) => {
    subscribers.delete(subscriber);
    subscriber.response.end();
  };
  const write = (subscriber: Subscriber, text: string) => {
    if (subscriber.response.writableLength > maxBacklogBytes) {
      subscribers.delete(subscriber);
      subscriber.response.destroy();
    } else subscriber.response.write(text);
  };
  const ofSession = (sessionId: string) => [...subscribers].filter((subscriber) => subscriber.sessionId === sessionId);

  return {
    size: () => subscribers.size,
    sessionIds: () => [...new Set([...subscribers].map((subscriber) => subscriber.sessionId))],

    /** False where there is no room; the caller then answers 503. A session's oldest stream gives way to its newest. */
    add(sessionId: string, response: ServerResponse): boolean {
      if (subscribers.size >= maxSubscribers) return false;
      const [oldest, ...rest] = ofSession(sessionId);
      if (oldest && rest.length + 1 >= maxPerSession) drop(oldest);
      const subscriber = { sessionId, response };
      subscribers.add(subscriber);
      response.once("close", () => subscribers.delete(subscriber));
      return true;
    },

    broadcast(event: ServerEvent) {
      const text = line(event);
      for (const subscriber of subscribers) write(subscriber, text);
    },

    /** A comment keeps proxies from cutting a silent stream and finds readers that are gone. */
    beat() {
      for (const subscriber of subscribers) write(subscriber, ":\n\n");
    },

    endSession(sessionId: string) {
      for (const subscriber of ofSession(sessionId)) drop(subscriber);
    },

    endAll() {
      for (const subscriber of subscribers) drop(subscriber);
    },
  };
}

export type Hub = ReturnType<typeof createHub>;
