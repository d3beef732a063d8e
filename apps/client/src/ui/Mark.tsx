/**
 * The two marks of an indicator (SIGN2): a shape and a word each, colour never alone. The words are handed in.
 */
import {
  elementOf,
  type SignColours,
  type StatusShape,
  statusSign,
  type SvgNode,
  type VariationShape,
  variationSign,
} from '@tavle/chart';
import { createElement } from 'react';
import styles from './bits.module.css';

const colours: SignColours = {
  met: 'var(--met)',
  onMet: 'var(--on-met, #fff)',
  near: 'var(--near)',
  notMet: 'var(--not-met)',
  onNotMet: 'var(--on-not-met, #fff)',
  none: 'var(--none)',
};

function Shape({ sign, size }: { readonly sign: SvgNode; readonly size: number }) {
  return (
    <svg className={styles.shape} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {elementOf(sign, createElement)}
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
      <Shape size={size} sign={statusSign(shape, colours)} />
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
      <Shape size={size} sign={variationSign(shape, 'currentColor')} />
      <span>{word}</span>
    </span>
  );
}
