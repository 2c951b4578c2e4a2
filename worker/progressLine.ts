import type { WriteStream } from "node:tty";

export type ProgressLine = {
  /** Shows how far the work is: in place on a terminal, now and then as a line of its own elsewhere. */
  show: (text: string) => void;
  /** Prints a line that stays. */
  print: (text: string) => void;
  end: () => void;
};

const elsewhereMs = 5_000;

export function createProgressLine(
  out: Pick<WriteStream, "write" | "isTTY">,
  now: () => number = () => performance.now(),
): ProgressLine {
  let isShown = false;
  let last = now();
  const clear = (): void => {
    if (isShown) out.write("\r\x1b[K");
    isShown = false;
  };
  return {
    show: (text) => {
      if (out.isTTY) {
        clear();
        out.write(text);
        isShown = true;
      } else if (now() - last >= elsewhereMs) {
        last = now();
        out.write(`${text}\n`);
      }
    },
    print: (text) => {
      clear();
      out.write(`${text}\n`);
    },
    end: clear,
  };
}
