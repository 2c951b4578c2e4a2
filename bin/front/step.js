/**
 * Runs one named step and prints its name, then its seconds. `work` gets a function that reports progress in words, which is
 * drawn on the same line in a terminal and kept silent elsewhere. Returns what `work` returns.
 */
export async function step(name, work, { onProgress } = {}) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const draw = process.stdout.isTTY;
  const report = (words) => {
    onProgress?.(name, words);
    if (draw) process.stdout.write(`\r\x1b[K  ${name}: ${words} (${seconds()})`);
  };
  onProgress?.(name, "");
  if (draw) process.stdout.write(`  ${name} …`);
  try {
    const result = await work(report);
    process.stdout.write(`${draw ? "\r\x1b[K" : ""}  ${name.padEnd(44)}${seconds().padStart(9)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${draw ? "\r\x1b[K" : ""}  ${name.padEnd(44)}${"failed".padStart(9)}\n`);
    throw error;
  }
}
