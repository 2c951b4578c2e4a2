import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { Shop } from "./shop.ts";

const request = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });

export type Replay = { url: string; close: () => void };

/**
 * The shop behind a server that gives a page of orders as it was first answered, at once. The sandbox makes each order when it
 * is asked for, which takes longer than to land it: without this, a comparison of two readers would measure the sandbox.
 */
export async function openReplay(shop: Shop): Promise<Replay> {
  const pages = new Map<string, Promise<string>>();
  const forward = async (path: string, headers: Record<string, string>, body: string): Promise<string> =>
    (await fetch(`${shop.url}${path}`, { method: "POST", headers, body })).text();
  const server = createServer(async (received, response) => {
    const body = await text(received);
    const headers = {
      "content-type": "application/json",
      "x-shopify-access-token": String(received.headers["x-shopify-access-token"]),
    };
    const { query, variables } = request.parse(JSON.parse(body));
    const path = received.url ?? "";
    const isPage = query.startsWith("query Orders(");
    const key = `${variables.first} ${variables.after}`;
    const answer = (isPage && pages.get(key)) || forward(path, headers, body);
    if (isPage) pages.set(key, answer);
    response.writeHead(200, { "content-type": "application/json" }).end(await answer);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
