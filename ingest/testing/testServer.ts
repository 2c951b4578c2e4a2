import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:http";

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  cut?: boolean;
  silent?: boolean;
};

export type TestServer = { url: string; received: Received[]; close: () => Promise<void> };

/** A server on this machine whose answers a test decides; `cut` ends the connection, `silent` never answers. */
export async function openTestServer(answer: (request: Received, number: number) => Reply): Promise<TestServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const taken: Received = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    received.push(taken);
    const reply = answer(taken, received.length);
    if (reply.silent) return;
    if (reply.cut) {
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
