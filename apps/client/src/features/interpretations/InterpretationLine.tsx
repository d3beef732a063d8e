import { removeInterpretation, shareInterpretation } from '@tavle/board';
import type { Indicator, Interpretation } from '@tavle/domain';
import { type ReactNode, useRef, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Pen } from '../../ui/Icons.tsx';
import { focusInvalid } from '../../ui/focus-invalid.ts';
import { Byline } from '../Byline.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { SharedText } from '../SharedText.tsx';

export interface InterpretationLineProps {
  readonly reading: Interpretation;
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly people: People;
  /** Stands at the end of its last line. */
  readonly children?: ReactNode;
}

/** One reading; the pen turns it into a field everybody may type in at once. */
export function InterpretationLine({ reading, indicator, edit, people, children }: InterpretationLineProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const { id, text, shared } = reading;
  if (editing) {
    return (
      <div ref={box} className={styles.form}>
        <SharedText edit={edit} section="interpretations" id={id} field="text" value={text} label={t('interp.one')} />
        <Checkbox
          label={t('interp.share')}
          help={t('interp.shareHelp')}
          checked={shared}
          onChange={(next) =>
            setError(
              sentenceOf(
                edit.run((doc, hand) => shareInterpretation(doc, hand, { interpretation: id, shared: next })),
                t,
              ),
            )
          }
        />
        {error === undefined ? null : <p className={styles.late}>{error}</p>}
        <ButtonBar>
          <Button look="primary" onClick={() => focusInvalid(box.current) || setEditing(false)}>
            {t('common.done')}
          </Button>
          <ConfirmButton
            consequence={t('interp.removeHelp')}
            yes={t('common.remove')}
            no={t('common.cancel')}
            onConfirm={() =>
              setError(
                sentenceOf(
                  edit.run((doc, hand) => removeInterpretation(doc, hand, { interpretation: id })),
                  t,
                ),
              )
            }
          >
            {t('common.remove')}
          </ConfirmButton>
        </ButtonBar>
      </div>
    );
  }
  return (
    <div className={styles.words}>
      <p className={styles.text}>{text}</p>
      <div className={styles.chips}>
        <Byline people={people} by={reading.by} at={reading.at} />
        {shared ? <Chip small>{t('interp.shared')}</Chip> : null}
        {edit.canWrite ? (
          <IconButton label={t('interp.editFor', { name: indicator.name })} onClick={() => setEditing(true)}>
            <Pen size={18} />
          </IconButton>
        ) : null}
        {children}
      </div>
    </div>
  );
}
