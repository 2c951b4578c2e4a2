import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The element's inner size in px, zero until it is measured. */
export const useSize = <Kind extends HTMLElement>(): [RefObject<Kind | null>, { width: number; height: number }] => {
  const ref = useRef<Kind>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const next = { width: Math.floor(element.clientWidth), height: Math.floor(element.clientHeight) };
      setSize((held) => (held.width === next.width && held.height === next.height ? held : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
};
