const kept = 20;

/** The last lines a program wrote that were no events; they say why it crashed. */
export class StrayLines {
  readonly #lines: string[] = [];

  add(line: string): void {
    if (line.trim()) this.#lines.push(line);
    if (this.#lines.length > kept) this.#lines.shift();
  }

  /** Gives the lines and forgets them. */
  take(): string[] {
    return this.#lines.splice(0);
  }
}
