// Runs before the first paint, so that a dark page never flashes light. A file, because the content policy allows no inline script.
(() => {
  let mode = null;
  try {
    mode = localStorage.getItem("atoll-mode");
  } catch {
    mode = null; // storage is switched off: the system decides
  }
  const dark = mode === "dark" || (mode !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-scheme", dark ? "dark" : "light");
})();
