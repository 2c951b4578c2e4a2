// Settings for the official Cube image, which reads this file: the same model and the same doors as the engine in our own
// process (cube/createCube.ts), with Cube's own planner, SQL API and Cube Store. The database comes from CUBEJS_DB_*.
const jwt = {
  key: process.env.ATOLL_CUBE_SECRET,
  algorithms: ["HS256"],
  issuer: ["atoll"],
  audience: "cube",
};
if (!jwt.key) throw new Error("ATOLL_CUBE_SECRET is not set: it signs the tokens that readers come with.");

module.exports = {
  schemaPath: "semantic",
  devServer: false,
  telemetry: false,
  jwt,
  preAggregationsSchema: "rollups",
  contextToApiScopes: async () => ["graphql", "meta", "data"],
  // Days are cut in the organisation's zone before they reach the marts.
  queryRewrite: async (query) => ({ ...query, timezone: "UTC" }),
};
