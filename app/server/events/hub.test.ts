import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createHub } from "./hub.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A response whose reader reads nothing. */
async function stuckResponse(): Promise<ServerResponse> {
  return new Promise((resolve) => {
    const server = createServer((_request, response) => {
      response.writeHead(200);
      resolve(response);
    }).listen(0, "127.0.0.1", () => {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
      socket.pause();
      socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
      closers.push(() => {
        socket.destroy();
        server.closeAllConnections();
        server.close();
      });
    });
  });
}

const event = { type: "published", published_at: "2026-11-24T06:00:00.000Z" } as const;

describe("the open event streams", () => {
  it("are bounded in number", async () => {
    const hub = createHub({ maxSubscribers: 2 });
    const added = [];
    for (const session of ["a", "b", "c"]) added.push(hub.add(session, await stuckResponse()));
    expect(added).toEqual([true, true, false]);
  });

  it("of one session give way to its newest", async () => {
    const hub = createHub({ maxPerSession: 2 });
    const responses = [await stuckResponse(), await stuckResponse(), await stuckResponse()];
    for (const response of responses) hub.add("a", response);
    expect(hub.size()).toBe(2);
    expect(responses.map((response) => response.writableEnded)).toEqual([true, false, false]);
  });

  it("cut off a reader that takes nothing instead of holding all it missed", async () => {
    const hub = createHub({ maxBacklogBytes: 50_000 });
    const response = await stuckResponse();
    hub.add("a", response);
    let most = 0;
    for (let i = 0; i < 200_000 && hub.size() > 0; i += 1) {
      hub.broadcast(event);
      most = Math.max(most, response.writableLength);
    }
    expect(hub.size()).toBe(0);
    expect(response.destroyed).toBe(true);
    expect(most).toBeLessThan(60_000);
  });
});
