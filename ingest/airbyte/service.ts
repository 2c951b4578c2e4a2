import type { Service } from "../http.ts";

export const service: Service = {
  name: "Airbyte",
  mends: {
    unauthorized: "Set AIRBYTE_CLIENT_ID and AIRBYTE_CLIENT_SECRET to those of a current application.",
    forbidden: "Give the application's user access to the workspace of the connections.",
    unreachable: "Check AIRBYTE_API_URL and the network. Nothing is lost: the next sync tries again.",
  },
};
