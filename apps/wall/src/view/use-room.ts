/** Sizes of the window and of an element, kept up to date. */
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const same = (a: Size | null, b: Size): boolean => a?.width === b.width && a.height === b.height;

const read = (): Size => ({ width: window.innerWidth, height: window.innerHeight });

/** The window in CSS px. */
export function useWindowSize(): Size {
  const [size, setSize] = useState(read);
  useLayoutEffect(() => {
    const measure = (): void => setSize((known) => (same(known, read()) ? known : read()));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return size;
}

/** The inside of an element in CSS px; null before it is laid out. */
export function useSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      setSize((known) => (same(known, next) ? known : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** Goes up by one when the fonts have come, because every width changes then. */
export function useFonts(): number {
  const [loaded, setLoaded] = useState(0);
  useLayoutEffect(() => {
    let gone = false;
    const count = (): void => {
      if (!gone) setLoaded((before) => before + 1);
    };
    void document.fonts.ready.then(count);
    document.fonts.addEventListener('loadingdone', count);
    return () => {
      gone = true;
      document.fonts.removeEventListener('loadingdone', count);
    };
  }, []);
  return loaded;
}
