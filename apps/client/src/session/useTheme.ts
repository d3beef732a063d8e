/** Light, dark, or as the system has it; kept in the browser. */
import { useCallback, useEffect, useState } from 'react';
import { readKept, writeKept } from '../live/browser-storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'tavle.theme';
const darkQuery = '(prefers-color-scheme: dark)';

/** The theme that was chosen; `system` until one is. */
export function keptTheme(): Theme {
  const kept = readKept(storageKey);
  return themes.find((theme) => theme === kept) ?? 'system';
}

/** Puts the theme on the page: `system` is decided here, so that the style sheet needs to know light and dark only. */
export function applyTheme(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia(darkQuery).matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

/** The choice and the way to change it; follows the system while it says so. */
export function useTheme(): { readonly theme: Theme; readonly choose: (theme: Theme) => void } {
  const [theme, setTheme] = useState(keptTheme);
  useEffect(() => {
    const follow = (): void => applyTheme(theme);
    follow();
    const media = matchMedia(darkQuery);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [theme]);
  const choose = useCallback((next: Theme) => {
    writeKept(storageKey, next === 'system' ? null : next);
    setTheme(next);
  }, []);
  return { theme, choose };
}
