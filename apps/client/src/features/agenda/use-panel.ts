import { useCallback, useMemo, useState } from 'react';
import { readKept, writeKept } from '../../live/browser-storage.ts';
import { bandOf, keptPanel, type Panel, panelInAddress, pxPerMm, readPanel, targetMm } from './panel.ts';

const storageKey = 'tavle.panel';

/** The panel this browser runs on, null for a screen on a desk or in a hand; and the style its controls are measured by. */
export interface PanelUse {
  readonly panel: Panel | null;
  readonly change: (panel: Panel | null) => void;
  readonly variables: Readonly<Record<string, string>>;
}

/** Reads the address and what was kept, and keeps what is chosen. */
export function usePanel(): PanelUse {
  const [panel, setPanel] = useState<Panel | null>(() => {
    const asked = panelInAddress(location.search);
    if (asked === 'off') writeKept(storageKey, null);
    else if (asked !== undefined) writeKept(storageKey, keptPanel(asked));
    return readPanel(readKept(storageKey)) ?? (asked === 'off' ? null : (asked ?? null));
  });
  const change = useCallback((next: Panel | null) => {
    writeKept(storageKey, next === null ? null : keptPanel(next));
    setPanel(next);
  }, []);
  const variables = useMemo(() => variablesOf(panel), [panel]);
  return { panel, change, variables };
}

function variablesOf(panel: Panel | null): PanelUse['variables'] {
  if (panel === null) return {};
  const mm = pxPerMm(panel.inches, window.screen);
  const { fromMm, heightMm } = bandOf(panel);
  const px = (length: number): string => `${Math.floor(length * mm)}px`;
  return {
    '--tap': `${Math.ceil((targetMm + 1) * mm)}px`,
    '--gap': px(5),
    '--band': px(heightMm),
    '--lift': px(fromMm),
  };
}
