/** The two marks as shapes (SIGN2), in the colours of the wall. Decoration: the words beside them say the same. */
import {
  elementOf,
  type SignColours,
  type StatusShape,
  statusSign,
  type VariationShape,
  variationSign,
} from '@tavle/chart';
import { createElement } from 'react';

const colours: SignColours = {
  met: '#005ab5',
  onMet: '#fff',
  near: '#f2b705',
  notMet: '#b93a0e',
  onNotMet: '#fff',
  none: '#5b6470',
};
const ink = '#15212b';

/** On target? */
export function StatusSign({ shape }: { readonly shape: StatusShape }) {
  return (
    <svg className="sign status-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {elementOf(statusSign(shape, colours), createElement)}
    </svg>
  );
}

/** Is it moving? */
export function MoveSign({ shape }: { readonly shape: VariationShape }) {
  return (
    <svg className="sign move-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {elementOf(variationSign(shape, ink), createElement)}
    </svg>
  );
}
