import { type ComponentType, type LazyExoticComponent, lazy } from "react";

type Module<Props> = { default: ComponentType<Props> };

const tries = 5;
const pauseMs = 2000;
/** Long enough for the tiles to have their turn on a slow line. */
const idleMs = 2500;

/** Loads once and keeps what came; a load that failed is tried again, since the server may be back in a moment. */
export const keepTrying = <Loaded>(load: () => Promise<Loaded>, pause = pauseMs): (() => Promise<Loaded>) => {
  let kept: Promise<Loaded> | null = null;
  const attempt = async (left: number): Promise<Loaded> => {
    try {
      return await load();
    } catch (error) {
      if (left <= 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      return attempt(left - 1);
    }
  };
  return () => {
    kept ??= attempt(tries).catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
};

/**
 * A component in a file of its own, which stays out of the way of the first tile and is fetched soon after it, so that it
 * opens also while the server is away or has been replaced by a newer one.
 */
export const part = <Props>(load: () => Promise<Module<Props>>): LazyExoticComponent<ComponentType<Props>> => {
  const get = keepTrying(load);
  const early = () => setTimeout(() => void get().catch(() => console.info("A part of the page comes later.")), idleMs);
  if (document.readyState === "complete") early();
  else window.addEventListener("load", early, { once: true });
  return lazy(get);
};
