/**
 * Runs one named step and prints its name, then its seconds. `work` gets a function that reports progress in words, which is
 * drawn on the same line in a terminal and kept silent elsewhere. Standard error, so that a command's own answer can be piped.
 * Returns what `work` returns.
 */
export async function step(name, work, { onProgress } = {}) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const draw = process.stderr.isTTY;
  const report = (words) => {
    onProgress?.(name, words);
    if (draw) process.stderr.write(`\r\x1b[K  ${name}: ${words} (${seconds()})`);
  };
  onProgress?.(name, "");
  if (draw) process.stderr.write(`  ${name} …`);
  try {
    const result = await work(report);
    process.stderr.write(`${draw ? "\r\x1b[K" : ""}  ${name.padEnd(44)}${seconds().padStart(9)}\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${draw ? "\r\x1b[K" : ""}  ${name.padEnd(44)}${"failed".padStart(9)}\n`);
    throw error;
  }
}
