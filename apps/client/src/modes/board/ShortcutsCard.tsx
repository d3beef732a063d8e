/** The list of shortcuts. Those of a single letter can be switched off (WCAG 2.1.4). */
import { useEffect, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { contentId } from '../../session/usePage.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { OpenSheet } from '../../ui/Sheet.tsx';
import styles from './board.module.css';
import type { Shortcuts } from './useShortcuts.ts';

export function ShortcutsCard({ shortcuts, onClose }: { readonly shortcuts: Shortcuts; readonly onClose: () => void }) {
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
    ['J', t('keys.next')],
    ['K', t('keys.previous')],
    ['U', t('keys.up')],
    ['T', t('nav.boards')],
    ['Ctrl + Z', t('keys.undo')],
    ['Ctrl + Shift + Z', t('keys.redo')],
    ['Esc', t('keys.close')],
  ] as const;
  return (
    <div className={styles.keys} data-print="off">
      <OpenSheet title={t('keys.title')} closeLabel={t('common.close')} onClose={onClose}>
        <dl>
          {list.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label={t('keys.off')}
          help={t('keys.offHelp')}
          checked={!shortcuts.areOn}
          onChange={(off) => shortcuts.turn(!off)}
        />
      </OpenSheet>
    </div>
  );
}
