import express from "express";
import pino from "pino";
import type { EngineCube } from "../cube/engine.ts";
import { createDatabase } from "../database.ts";
import { readServerEnv } from "../env.ts";
import { startServer } from "../server.ts";
import { signInUrl } from "../signInLink.ts";

export const silent = pino({ level: "silent" });

export const testSecret = "u8Jk2mQpX7vB4nR9tY6wZ3cF5hL1sD0g";

export const testEnv = (databaseUrl: string, overrides: Record<string, string> = {}) => ({
  DATABASE_URL: databaseUrl,
  ATOLL_CUBE_DATABASE_URL: databaseUrl,
  ATOLL_CUBE_SECRET: testSecret,
  ...overrides,
});

/** A Cube that is always at its newest, and counts how often it was asked to be. */
export function calmCube(): EngineCube & { refreshes: number } {
  const cube = {
    app: express(),
    refreshes: 0,
    refresh: async () => {
      cube.refreshes += 1;
    },
    warm: async () => undefined,
    release: async () => undefined,
  };
  return cube;
}

export type Answer = { status: number; headers: Headers; body: string; json(): Record<string, unknown> };

/** A web server on a free port, and a browser's way of asking it. */
export async function testServer(
  databaseUrl: string,
  options: { env?: Record<string, string>; siteFolder?: string; createCube?: () => Promise<EngineCube> } = {},
) {
  const env = { ...readServerEnv(testEnv(databaseUrl, options.env)), ATOLL_PORT: 0 };
  const server = await startServer({
    env,
    log: silent,
    siteFolder: options.siteFolder ?? "/nonexistent",
    createCube: options.createCube ?? (async () => calmCube()),
  });
  const url = `http://127.0.0.1:${server.port}`;

  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { redirect: "manual", ...init });
    const body = await response.text();
    return { status: response.status, headers: response.headers, body, json: () => JSON.parse(body) };
  };

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  /** A fresh one-time token. */
  const link = async (): Promise<string> => {
    const database = createDatabase(databaseUrl, silent);
    try {
      return new URL(await signInUrl(database, env.publicUrl)).searchParams.get("token") ?? "";
    } finally {
      await database.close();
    }
  };

  /** Signs in and returns the headers of a page that is. */
  const signIn = async (): Promise<{ cookie: string; "x-atoll-csrf": string }> => {
    const answer = await post("/api/sign-in", { token: await link() });
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const session = await ask("/api/session", { headers: { cookie } });
    return { cookie, "x-atoll-csrf": String(session.json().csrf_token) };
  };

  return { url, ask, post, link, signIn, close: server.close };
}

export type TestServer = Awaited<ReturnType<typeof testServer>>;

/** Asks until the answer is as wished; the last answer is returned either way, so that a test can say what it was. */
export async function until<T>(ask: () => Promise<T>, isMet: (answer: T) => boolean, forMs = 10_000): Promise<T> {
  const endsAt = Date.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (isMet(answer) || Date.now() > endsAt) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
