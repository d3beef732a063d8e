import { useWords } from '../../live/useWords.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { Shortcuts } from './useShortcuts.ts';

/** Keys and what each does, and the way to switch off those of one letter (WCAG 2.1.4). `className` lays a list out that takes the focus when its card opens. */
export function KeyList({
  keys,
  shortcuts,
  className,
}: {
  readonly keys: readonly (readonly [key: string, does: string])[];
  readonly shortcuts: Shortcuts;
  readonly className?: string | undefined;
}) {
  const t = useWords();
  const card = className === undefined ? {} : { className, 'data-first': true, tabIndex: -1 };
  return (
    <>
      <dl {...card}>
        {keys.map(([key, does]) => (
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
    </>
  );
}
