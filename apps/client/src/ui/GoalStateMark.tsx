import type { ReactElement } from 'react';
import styles from './bits.module.css';

/** Where a board stands with a goal from above. */
export type GoalStateShape = 'waiting' | 'translated' | 'adopted' | 'excused' | 'excuseAsked';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.4,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const shapes: Readonly<Record<GoalStateShape, ReactElement>> = {
  waiting: <circle cx="12" cy="12" r="9.5" {...line} strokeDasharray="4 3.4" />,
  translated: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <path d="M7 12h9m-4-4l4.5 4-4.5 4" {...line} stroke="var(--sheet)" />
    </>
  ),
  adopted: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <path d="M7.5 9.5h9M7.5 14.5h9" {...line} stroke="var(--sheet)" />
    </>
  ),
  excused: <path d="M4 12h16" {...line} />,
  excuseAsked: (
    <>
      <circle cx="12" cy="12" r="9.5" {...line} strokeDasharray="4 3.4" />
      <path d="M8 12h8" {...line} />
    </>
  ),
};

/** Shape and word of a goal's state below. In ink: colour is for target status only. */
export function GoalStateMark({ state, word }: { readonly state: GoalStateShape; readonly word: string }) {
  return (
    <span className={styles.mark}>
      <svg className={styles.shape} width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {shapes[state]}
      </svg>
      <span>{word}</span>
    </span>
  );
}
