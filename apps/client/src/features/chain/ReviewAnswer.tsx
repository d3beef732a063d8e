import { reviewResponse } from '@tavle/board';
import type { BoardId, GoalResponse, Review, ReviewKind } from '@tavle/domain';
import { formatInstant, reviewWords } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';

export interface ReviewAnswerProps {
  /** The board below that has answered, and its answer. */
  readonly board: BoardId;
  readonly unitName: string;
  readonly response: GoalResponse;
  /** Our own reviews; those of other answers are passed over. */
  readonly reviews: readonly Review[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** The board above on an answer from below: yes or no to a wish to be excused, agreed or to be talked about for a translation (CHAIN5, CHAIN7). */
export function ReviewAnswer({ board, unitName, response, reviews, edit, people }: ReviewAnswerProps) {
  const t = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  if (response.kind === 'adopted') return null;
  const last = reviews
    .filter((review) => review.board === board && review.response === response.id)
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))[0];
  const excuse = response.kind === 'excused';
  const review = (kind: ReviewKind): void => {
    const outcome = edit.run((doc, hand) => reviewResponse(doc, hand, { board, response: response.id, kind, text }));
    setError(sentenceOf(outcome, t, t('trans.reply')));
    if ('done' in outcome) setText('');
  };
  const settled = last?.kind === 'excuseAccepted' || last?.kind === 'translationAccepted';
  return (
    <div className={styles.form}>
      {last === undefined ? null : (
        <p className={styles.quiet}>
          {[
            t(reviewWords[last.kind]),
            people.named(last.by)?.name,
            last.at === null ? undefined : formatInstant(last.at, 'dayTime', t.locale),
            last.text,
          ]
            .filter((part) => part !== undefined && part !== '')
            .join(' · ')}
        </p>
      )}
      {edit.canWrite && !settled ? (
        <fieldset className={styles.section} aria-label={t('trans.waitsForYou', { unit: unitName })}>
          <TextArea
            label={t('trans.reply')}
            optional={t('common.optional')}
            error={error}
            value={text}
            onChange={setText}
            rows={1}
          />
          <ButtonBar>
            <Button onClick={() => review(excuse ? 'excuseAccepted' : 'translationAccepted')}>
              {t(excuse ? 'trans.acceptExcuse' : 'trans.accept')}
            </Button>
            <Button onClick={() => review(excuse ? 'excuseDeclined' : 'translationDiscussed')}>
              {t(excuse ? 'trans.declineExcuse' : 'trans.discuss')}
            </Button>
          </ButtonBar>
        </fieldset>
      ) : null}
    </div>
  );
}
