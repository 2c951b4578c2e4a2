import { createServer } from "node:http";
import { Mendable } from "./mendable.js";

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Atoll is being set up</title><style>
:root{color-scheme:light dark;--paper:#f4f6f5;--surface:#fff;--ink:#10242c;--ink2:#52666e;--line:#e1e7e7;--brand:#0e7490}
@media(prefers-color-scheme:dark){:root{--paper:#0a191f;--surface:#0f2229;--ink:#e8f0f1;--ink2:#a5b8be;--line:#1e3640;--brand:#5cc0d2}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:14px/1.5 Figtree,system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:28px 32px 26px;box-sizing:border-box;width:min(460px,calc(100vw - 32px))}
header{display:flex;align-items:center;gap:11px;margin-bottom:22px;font-size:17px;font-weight:640}
h1{font-size:24px;line-height:29px;font-weight:640;margin:0 0 4px}p{margin:0 0 18px;color:var(--ink2)}
ul{margin:0;padding:0}li{list-style:none;display:grid;grid-template-columns:8px 1fr auto;gap:0 12px;padding:6px 0;color:var(--ink2)}li.now{color:var(--ink);font-weight:600}
li::before{content:"";width:8px;height:8px;margin-top:7px;border-radius:50%;box-sizing:border-box;border:2px solid var(--line)}li.done::before{border:0;background:var(--brand)}li.now::before{border-color:var(--brand)}
small{grid-column:2/-1;color:var(--ink2);font-weight:400;font-size:12.5px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;min-height:19px}time{font-weight:400;color:var(--ink2);font-size:12.5px}
</style></head><body><main>
<header><svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M6.2 4.6a9.4 9.4 0 1 0 11.6 0" fill="none" stroke="#4FB8CC" stroke-width="3.4" stroke-linecap="round"/><circle cx="12" cy="12" r="2.5" fill="#FF8A75"/></svg>Atoll</header>
<h1 data-en="Atoll is being set up" data-fr="Atoll s’installe"></h1><p data-en="The first start installs what it needs, which takes a minute or two. This page turns into the site by itself." data-fr="Le premier démarrage installe le nécessaire, en une ou deux minutes. Cette page devient le site d’elle-même."></p>
<ul id="steps"></ul><p id="said" role="status" style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:0"></p></main><script>
const fr=navigator.language.startsWith("fr");document.documentElement.lang=fr?"fr":"en";for(const e of document.querySelectorAll("[data-en]"))e.textContent=e.dataset[fr?"fr":"en"];
document.title=document.querySelector("h1").textContent;
const names={"npm packages":["Packages of the site and the server","Paquets du site et du serveur"],"Python packages":["Packages of the data models","Paquets des modèles de données"],site:["The site itself","Le site lui-même"],PostgreSQL:["Database program","Programme de base de données"],database:["Database","Base de données"],migrations:["Tables","Tables"],sandbox:["Made-up shop and CRM","Boutique et CRM fictifs"]};
const ahead=["npm packages","Python packages","site"];let said="";
const nameOf=x=>(names[x]??names[x.replace(/ \\(.*/,"")]??[x,x])[fr?1:0];
async function look(){try{const r=await fetch("/readyz",{headers:{accept:"application/json"}});const s=await r.json();
if(!s.front_steps){location.replace(location.href);return}
const last=s.front_steps.length-1;
const rows=[...s.front_steps.map((x,i)=>({...x,is:i===last?"now":"done"})),...ahead.slice(s.front_steps.length).map(name=>({name,is:"next"}))];
document.getElementById("steps").replaceChildren(...rows.map(x=>{const li=document.createElement("li");li.className=x.is;
const d=document.createElement("span");d.textContent=nameOf(x.name);li.append(d);
if(x.seconds!==undefined){const m=document.createElement("time");m.textContent=x.seconds+" s";li.append(m)}
if(x.is==="now"){const m=document.createElement("small");m.textContent=x.words;li.append(m)}return li}));
const now=last<0?"":nameOf(s.front_steps[last].name);if(now!==said){said=now;document.getElementById("said").textContent=now}
}catch{if(!document.getElementById("steps").children.length)document.title="Atoll …"}
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
          front_steps: steps.map(({ name, words, from, to }) => ({
            name,
            words,
            seconds: Math.round(((to ?? performance.now()) - from) / 1000),
          })),
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
          if (steps.at(-1)?.name !== name) {
            if (steps.length > 0) steps.at(-1).to = performance.now();
            steps.push({ name, words: "", from: performance.now(), to: null });
          }
          // The bars that pip draws mean nothing here.
          steps.at(-1).words = /[━█#]{3}/.test(words) ? "" : words;
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
