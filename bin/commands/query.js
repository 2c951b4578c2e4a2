import { setTimeout as sleep } from "node:timers/promises";
import { cubeToken } from "../front/cubeToken.js";
import { Mendable } from "../front/mendable.js";
import { withAtoll } from "../front/session.js";

export const help = `Usage: atoll query '<Cube query as JSON>'

Asks Cube and prints the rows as JSON. Uses the running Atoll, or starts one for as long as it takes.
Example: atoll query '{"measures":["fundraising.net_raised"],"timeDimensions":[{"dimension":"fundraising.gift_date","granularity":"year"}]}'`;

const parse = (text) => {
  if (text === undefined) throw new Mendable(`A query is missing. ${help.split("\n").at(-1)}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Mendable(`The query is not JSON: ${error.message}. Put it in single quotes.`);
  }
};

/** Posts one query, waiting while Cube says it still works on it. */
async function load(url, token, query) {
  for (;;) {
    const response = await fetch(`${url}/cubejs-api/v1/load`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    const body = await response.json();
    if (body.error === "Continue wait") {
      await sleep(200);
      continue;
    }
    if (!response.ok) throw new Mendable(`Cube refused the query (${response.status}): ${body.error}`);
    return body;
  }
}

export async function run(args, settings) {
  const query = parse(args[0]);
  const { data } = await withAtoll(settings, { web: true }, async ({ env, url }) =>
    load(url, await cubeToken(env.ATOLL_CUBE_SECRET), query),
  );
  console.log(JSON.stringify(data, null, 2));
}
