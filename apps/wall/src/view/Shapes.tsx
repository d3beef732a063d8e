/** The two marks as shapes (SIGN2). They differ without colour, in greyscale and from across the room; the words stand beside them. */
import type { ReactElement } from 'react';
import type { StatusShape, VariationShape } from '../reading.ts';

const grey = '#5b6470';
const ink = '#15212b';

const dashed = (dash: string): ReactElement => (
  <circle cx="12" cy="12" r="10.4" fill="none" stroke={grey} strokeWidth="2.2" strokeDasharray={dash} />
);

const statusShapes: Readonly<Record<StatusShape, ReactElement>> = {
  met: (
    <>
      <circle cx="12" cy="12" r="11.5" fill="#005ab5" />
      <path
        d="M6.4 12.5l3.7 3.7 7.5-8.2"
        stroke="#fff"
        strokeWidth="2.8"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  near: (
    <>
      <path d="M12 1.8L23.2 22H.8z" fill="#f2b705" stroke="#1a1a1a" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M12 8.6v6.4" stroke="#1a1a1a" strokeWidth="2.7" strokeLinecap="round" />
      <circle cx="12" cy="18.6" r="1.6" fill="#1a1a1a" />
    </>
  ),
  notMet: (
    <>
      <rect x="1" y="1" width="22" height="22" rx="3" fill="#b93a0e" />
      <path d="M7.2 7.2l9.6 9.6m0-9.6l-9.6 9.6" stroke="#fff" strokeWidth="2.9" strokeLinecap="round" />
    </>
  ),
  noTarget: <path d="M3.5 12h17" stroke={grey} strokeWidth="2.8" strokeLinecap="round" fill="none" />,
  noMeasurement: dashed('4.2 3.4'),
  hidden: (
    <>
      {dashed('1.6 3.07')}
      <circle cx="7.4" cy="12" r="1.6" fill={grey} />
      <circle cx="12" cy="12" r="1.6" fill={grey} />
      <circle cx="16.6" cy="12" r="1.6" fill={grey} />
    </>
  ),
  stale: (
    <>
      <circle cx="12" cy="12" r="10.6" fill="none" stroke={grey} strokeWidth="2.2" />
      <path
        d="M12 6.2V12l4 3"
        fill="none"
        stroke={grey}
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
};

const stroke = {
  fill: 'none',
  stroke: ink,
  strokeWidth: 2.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const variationShapes: Readonly<Record<VariationShape, ReactElement>> = {
  rising: <path d="M2.5 18l6.5-6.5 4 4L21.5 6m0 0h-6.4m6.4 0v6.4" {...stroke} />,
  falling: <path d="M2.5 6L9 12.5l4-4L21.5 18m0 0h-6.4m6.4 0v-6.4" {...stroke} />,
  wave: <path d="M2 13c2.5-6 5-6 7.5 0s5 6 7.5 0 3.5-4.5 5-4.5" {...stroke} />,
  dots: <path d="M5 12h.01M12 12h.01M19 12h.01" {...stroke} strokeWidth={4.2} />,
  flat: <path d="M3 12h18" {...stroke} />,
};

/** On target? Decoration: the word beside it says the same. */
export function StatusSign({ shape }: { readonly shape: StatusShape }) {
  return (
    <svg className="sign status-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {statusShapes[shape]}
    </svg>
  );
}

/** Is it moving? Decoration: the word beside it says the same. */
export function MoveSign({ shape }: { readonly shape: VariationShape }) {
  return (
    <svg className="sign move-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {variationShapes[shape]}
    </svg>
  );
}
