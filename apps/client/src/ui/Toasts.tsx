import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import styles from './bits.module.css';
import { Button } from './Button.tsx';

/** A line that comes and goes: what was done, with at most one thing to press ("Fortryd"). */
export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

type Say = (toast: Toast) => void;
const ToastContext = createContext<Say>(() => {});

/** How long a line stays. One with something to press stays three times as long. */
export const toastMs = 6_000;

/** Gives `say`, which shows a line at the bottom of the page and reads it aloud without taking the focus. */
export function useToast(): Say {
  return useContext(ToastContext);
}

/** The page's live region: at most three lines, the oldest goes first. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly (Toast & { readonly id: number })[]>([]);
  const next = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const drop = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>(
    (toast) => {
      const id = next.current++;
      setToasts((now) => [...now.slice(-2), { ...toast, id }]);
      const timer = setTimeout(() => drop(id), toast.action ? 3 * toastMs : toastMs);
      timers.current.add(timer);
    },
    [drop],
  );
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const shown = useMemo(() => toasts, [toasts]);
  return (
    <ToastContext value={say}>
      {children}
      <div className={styles.toasts} role="status" aria-live="polite">
        {shown.map((toast) => (
          <div key={toast.id} className={styles.toast}>
            <span>{toast.text}</span>
            {toast.action === undefined ? null : (
              <Button
                look="quiet"
                onClick={() => {
                  toast.action?.run();
                  drop(toast.id);
                }}
              >
                {toast.action.label}
              </Button>
            )}
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
