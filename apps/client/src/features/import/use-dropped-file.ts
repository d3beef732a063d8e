import { useEffect, useRef } from 'react';

/**
 * Takes a file dropped anywhere on the page, and keeps the browser from leaving the page to open it. `onFile` null: files are let fall
 * without being taken.
 */
export function useDroppedFile(onFile: ((file: File) => unknown) | null): void {
  const take = useRef(onFile);
  useEffect(() => {
    take.current = onFile;
  }, [onFile]);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      // a box that takes files itself has done so by now
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (!isTaken && file !== undefined) take.current?.(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
