const salts = new Map<string, number>();

function saltOf(name: string): number {
  const known = salts.get(name);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  salts.set(name, hash >>> 0);
  return hash >>> 0;
}

/** One step of MurmurHash3 with its finaliser: well spread 32 bits from two. */
export function mix(state: number, key: number): number {
  let k = Math.imul(key | 0, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  let h = state ^ k;
  h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Chance that belongs to one entity: every draw is named, so its outcome depends on (seed, entity, name) and never on which
 * other draws were made before it.
 */
export class Dice {
  readonly #state: number;

  constructor(seed: number, kind: string, index: number) {
    this.#state = mix(mix(mix(0x9747b28c, seed), saltOf(kind)), index);
  }

  /** 32 random bits. */
  bits(draw: string): number {
    return mix(this.#state, saltOf(draw));
  }

  /** A number in [0, 1). */
  unit(draw: string): number {
    return this.bits(draw) / 4294967296;
  }

  /** An integer in [from, to]. */
  between(draw: string, from: number, to: number): number {
    return from + Math.floor(this.unit(draw) * (to - from + 1));
  }

  chance(draw: string, probability: number): boolean {
    return this.unit(draw) < probability;
  }

  pick<T>(draw: string, items: readonly T[]): T {
    const item = items[Math.floor(this.unit(draw) * items.length)];
    if (item === undefined) throw new RangeError(`nothing to pick from for ${draw}`);
    return item;
  }

  /** Picks by weight; weights need not sum to one. */
  weighted<T extends string>(draw: string, weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let rest = this.unit(draw) * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of entries) {
      rest -= weight;
      if (rest < 0) return item;
    }
    const last = entries.at(-1);
    if (!last) throw new RangeError(`nothing to pick from for ${draw}`);
    return last[0];
  }
}
