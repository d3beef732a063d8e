/** What we see in a curve, typed so that everybody reads along (BOARD2): the line begins with the first letter and is finished by nobody. */
import { addInterpretation, removeInterpretation } from '@tavle/board';
import type { IndicatorId, Interpretation, InterpretationId, Period } from '@tavle/domain';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { sentenceOf } from '../refused.ts';
import { SharedText } from '../SharedText.tsx';
import styles from './agenda.module.css';

export interface ReadFormProps {
  readonly indicator: IndicatorId;
  /** The period of the newest number; null where there is none. */
  readonly period: Period | null;
  readonly interpretations: readonly Interpretation[];
  readonly edit: BoardEdit;
}

export function ReadForm({ indicator, period, interpretations, edit }: ReadFormProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  /** A letter being put together (an accent, a phone's guess) is not one yet. */
  const composes = useRef(false);
  const [first, setFirst] = useState('');
  const [made, setMade] = useState<InterpretationId | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const line = interpretations.find(({ id }) => id === made);
  const begin = (text: string): void => {
    setFirst(text);
    if (text.trim() === '' || composes.current) return;
    const outcome = edit.run((doc, hand) =>
      addInterpretation(doc, hand, { indicator, text, periodEnd: period?.end ?? null }),
    );
    setError(sentenceOf(outcome, t, t('interp.one')));
    if ('done' in outcome) setMade(outcome.done);
  };
  // The shared field takes over from the first letter on, with the caret where it was.
  useLayoutEffect(() => {
    if (made === null) return;
    const field = box.current?.querySelector('textarea');
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
  }, [made]);
  const leave = useEffectEvent(() => {
    // A field that is taken away is not left by anybody: the others would read that it is still being typed in.
    edit.typing(null);
    if (made !== null && line?.text.trim() === '')
      edit.run((doc, hand) => removeInterpretation(doc, hand, { interpretation: made }));
  });
  useEffect(() => () => leave(), []);
  return (
    <div ref={box} className={styles.form}>
      {made === null ? (
        <TextArea
          label={t('moede.readTitle')}
          help={t('moede.readLive')}
          error={error}
          value={first}
          autoCapitalize="sentences"
          onChange={begin}
          onCompositionStart={() => {
            composes.current = true;
          }}
          onCompositionEnd={({ currentTarget }) => {
            composes.current = false;
            begin(currentTarget.value);
          }}
        />
      ) : (
        <SharedText
          edit={edit}
          section="interpretations"
          id={made}
          field="text"
          value={line?.text ?? first}
          label={t('moede.readTitle')}
          help={t('moede.readLive')}
        />
      )}
    </div>
  );
}
