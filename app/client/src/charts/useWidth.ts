import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The element's width in px, 0 until it is measured. */
export const useWidth = <Kind extends HTMLElement>(): [RefObject<Kind | null>, number] => {
  const ref = useRef<Kind>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
};
