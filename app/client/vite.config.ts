import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";

export default defineConfig(({ mode }) => {
  const { ATOLL_PORT = "4000" } = loadEnv(mode, "../..", "ATOLL_");
  const server = `http://127.0.0.1:${ATOLL_PORT}`;
  return {
    plugins: [react()],
    // The web server puts a fresh nonce in place of this text on every answer.
    html: { cspNonce: "__CSP_NONCE__" },
    // Inlined assets would need `data:` in every rule of the content policy.
    build: {
      outDir: "dist",
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: "es2022",
      modulePreload: { polyfill: false },
    },
    server: { port: 4170, host: "127.0.0.1", proxy: { "/api": server, "/cubejs-api": server } },
  };
});
