/**
 * Round ticks from the lowest to the highest value, zero always among them, about `count` steps of 1, 2, 2.5 or 5 times a power
 * of ten. All values zero gives one tick at zero and one at 1, so that an empty scale still has a height.
 */
export const toTicks = (lowest: number, highest: number, count = 4): number[] => {
  const low = Math.min(0, lowest);
  const high = Math.max(0, highest);
  if (low === 0 && high === 0) return [0, 1];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((times) => times * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
};
