/** The list of shortcuts of the board or of its numbers. Those of a single letter can be switched off (WCAG 2.1.4). */
import { useEffect, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { contentId } from '../../session/usePage.ts';
import { OpenSheet } from '../../ui/Sheet.tsx';
import { KeyList } from './KeyList.tsx';
import styles from './board.module.css';
import type { Shortcuts } from './useShortcuts.ts';

export interface ShortcutsCardProps {
  readonly mode: 'board' | 'entry';
  readonly shortcuts: Shortcuts;
  readonly onClose: () => void;
}

const here = {
  board: [
    ['J', 'keys.next'],
    ['K', 'keys.previous'],
  ],
  entry: [
    ['Enter', 'keys.cellDown'],
    ['Tab', 'keys.cellRight'],
    ['F2', 'keys.cellEdit'],
    ['Home, End', 'keys.cellEnds'],
    ['F6', 'keys.cellBar'],
    ['Ctrl + V', 'keys.paste'],
  ],
} as const;

export function ShortcutsCard({ mode, shortcuts, onClose }: ShortcutsCardProps) {
  const t = useWords();
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const back =
        before instanceof HTMLElement && before !== document.body ? before : document.getElementById(contentId);
      back?.focus();
    },
    [before],
  );
  const list = [
    ['?', t('keys.help')],
    ...here[mode].map(([key, word]) => [key, t(word)] as const),
    ['U', t('keys.up')],
    ['T', t('nav.boards')],
    ['Ctrl + Z', t('keys.undo')],
    ['Ctrl + Shift + Z', t('keys.redo')],
    ['Esc', t(mode === 'entry' ? 'keys.cellCancel' : 'keys.close')],
  ] as const;
  return (
    <div className={styles.keys} data-print="off">
      <OpenSheet title={t('keys.title')} closeLabel={t('common.close')} onClose={onClose}>
        <KeyList keys={list} shortcuts={shortcuts} />
      </OpenSheet>
    </div>
  );
}
