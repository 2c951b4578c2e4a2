import { createServer } from "node:http";
import { Mendable } from "./mendable.js";

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Atoll is being set up</title><style>
:root{color-scheme:light dark;--paper:#f4f6f5;--surface:#fff;--ink:#10242c;--ink2:#52666e;--line:#e1e7e7;--brand:#0e7490}
@media(prefers-color-scheme:dark){:root{--paper:#0a191f;--surface:#0f2229;--ink:#e8f0f1;--ink2:#a5b8be;--line:#1e3640;--brand:#5cc0d2}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:14px/1.5 system-ui,sans-serif}
main{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:32px;width:min(440px,calc(100vw - 64px))}
h1{font-size:24px;line-height:29px;margin:0 0 4px}p{margin:0 0 20px;color:var(--ink2)}
li{list-style:none;display:flex;gap:12px;padding:6px 0;color:var(--ink2)}ul{margin:0;padding:0}li.now{color:var(--ink);font-weight:600}
li::before{content:"";flex:none;width:8px;height:8px;margin-top:7px;border-radius:50%;background:var(--line)}li.done::before,li.now::before{background:var(--brand)}
small{display:block;color:var(--ink2);font-weight:400;overflow-wrap:anywhere}</style></head><body><main aria-live="polite">
<h1 data-en="Atoll is being set up" data-fr="Atoll s’installe"></h1><p data-en="The first start installs what it needs. This page turns into the site by itself." data-fr="Le premier démarrage installe le nécessaire. Cette page devient le site d’elle-même."></p>
<ul id="steps"></ul></main><script>
const fr=navigator.language.startsWith("fr");for(const e of document.querySelectorAll("[data-en]"))e.textContent=e.dataset[fr?"fr":"en"];
const names={"npm packages":"Paquets npm","Python packages":"Paquets Python",site:"Site",PostgreSQL:"PostgreSQL",database:"Base de données",migrations:"Migrations"};
async function look(){try{const r=await fetch("/readyz",{headers:{accept:"application/json"}});const s=await r.json();
if(!s.front_steps){location.replace(location.href);return}
const ul=document.getElementById("steps");ul.replaceChildren(...s.front_steps.map((x,i)=>{const li=document.createElement("li");const last=i===s.front_steps.length-1;li.className=last?"now":"done";
const d=document.createElement("div");d.textContent=fr?(names[x.name]??x.name):x.name;if(last&&x.words){const m=document.createElement("small");m.textContent=x.words;d.append(m)}li.append(d);return li}))}catch{document.title="Atoll …"}
setTimeout(look,700)}look()</script></body></html>`;

/**
 * A page that answers on Atoll's port while packages are still being installed, so that a browser opened early sees what goes
 * on. It hands the port to the web server, and the page then becomes the site.
 */
export function openSetupPage({ ATOLL_PORT: port, ATOLL_HOST: host }) {
  const steps = [];
  const server = createServer((request, response) => {
    const path = request.url.split("?")[0];
    if (path === "/healthz")
      return response.writeHead(200, { "content-type": "application/json" }).end('{"status":"up"}');
    if (path === "/readyz" || path.startsWith("/api/"))
      return response.writeHead(503, { "content-type": "application/json", "cache-control": "no-store" }).end(
        JSON.stringify({
          status: "setting_up",
          step: "start",
          streams: [],
          build: null,
          problem: null,
          front_steps: steps,
        }),
      );
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(page);
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE")
        return reject(
          new Mendable(
            `Port ${port} is in use: end the program that holds it, or choose another with ATOLL_PORT=${port + 10}.`,
          ),
        );
      if (error.code === "EACCES")
        return reject(
          new Mendable(`Port ${port} may not be opened by this user: choose one above 1023 with ATOLL_PORT.`),
        );
      if (error.code === "EADDRNOTAVAIL")
        return reject(
          new Mendable(`ATOLL_HOST=${host} is no address of this machine: use 127.0.0.1, or an address it has.`),
        );
      reject(error);
    });
    server.listen(port, host, () =>
      resolve({
        onProgress(name, words) {
          if (steps.at(-1)?.name !== name) steps.push({ name, words: "" });
          steps.at(-1).words = words;
        },
        close: () =>
          new Promise((done) => {
            server.close(done);
            server.closeAllConnections();
          }),
      }),
    );
  });
}
