/**
 * The two marks of an indicator (SIGN2): a shape and a word each, colour never alone. The shapes are told apart without colour, in
 * greyscale and at arm's length; the words are handed in.
 */
import type { ReactElement } from 'react';
import styles from './bits.module.css';

/** On target? */
export type StatusShape = 'met' | 'near' | 'notMet' | 'noTarget' | 'noMeasurement' | 'hidden';
/** Is it moving? The arrow follows the curve, `step` where the way is not known; whether that is good is in the word. */
export type VariationShape = 'rising' | 'falling' | 'step' | 'wave' | 'dots' | 'flat';

const dashed = (dash: string) => (
  <circle cx="12" cy="12" r="10" fill="none" stroke="var(--none)" strokeWidth="2.4" strokeDasharray={dash} />
);

const statusShapes: Readonly<Record<StatusShape, ReactElement>> = {
  met: (
    <>
      <circle cx="12" cy="12" r="11" fill="var(--met)" />
      <path
        d="M6.5 12.5l3.6 3.6 7.4-8"
        stroke="var(--on-met, #fff)"
        strokeWidth="2.6"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  near: (
    <>
      <path d="M12 2.2L23 21.5H1z" fill="var(--near)" stroke="#1a1a1a" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M12 9v6" stroke="#1a1a1a" strokeWidth="2.6" strokeLinecap="round" />
      <circle cx="12" cy="18.3" r="1.5" fill="#1a1a1a" />
    </>
  ),
  notMet: (
    <>
      <rect x="1.5" y="1.5" width="21" height="21" rx="3" fill="var(--not-met)" />
      <path d="M7.5 7.5l9 9m0-9l-9 9" stroke="var(--on-not-met, #fff)" strokeWidth="2.8" strokeLinecap="round" />
    </>
  ),
  noTarget: <path d="M4 12h16" stroke="var(--none)" strokeWidth="2.8" strokeLinecap="round" fill="none" />,
  noMeasurement: dashed('4 3.4'),
  hidden: (
    <>
      {dashed('1.5 3')}
      <circle cx="7.5" cy="12" r="1.6" fill="var(--none)" />
      <circle cx="12" cy="12" r="1.6" fill="var(--none)" />
      <circle cx="16.5" cy="12" r="1.6" fill="var(--none)" />
    </>
  ),
};

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const variationShapes: Readonly<Record<VariationShape, ReactElement>> = {
  rising: <path d="M3 17l6-6 4 4 8-9m0 0h-6m6 0v6" {...stroke} />,
  falling: <path d="M3 7l6 6 4-4 8 9m0 0h-6m6 0v-6" {...stroke} />,
  step: <path d="M3 17h8V8h10" {...stroke} />,
  wave: <path d="M2 13c2.5-6 5-6 7.5 0s5 6 7.5 0 3.5-4.5 5-4.5" {...stroke} />,
  dots: <path d="M5 12h.01M12 12h.01M19 12h.01" {...stroke} strokeWidth={4} />,
  flat: <path d="M3 12h18" {...stroke} />,
};

function Shape({ children, size }: { readonly children: ReactElement; readonly size: number }) {
  return (
    <svg className={styles.shape} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** Shape and word of the first mark. */
export function StatusMark({
  shape,
  word,
  size = 22,
}: {
  readonly shape: StatusShape;
  readonly word: string;
  readonly size?: number;
}) {
  return (
    <span className={styles.mark}>
      <Shape size={size}>{statusShapes[shape]}</Shape>
      <span>{word}</span>
    </span>
  );
}

/** Shape and word of the second mark. */
export function VariationMark({
  shape,
  word,
  size = 22,
}: {
  readonly shape: VariationShape;
  readonly word: string;
  readonly size?: number;
}) {
  return (
    <span className={styles.mark}>
      <Shape size={size}>{variationShapes[shape]}</Shape>
      <span>{word}</span>
    </span>
  );
}
