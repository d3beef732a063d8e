import type { Answer, BoardId, Escalation, Given } from '@tavle/domain';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import { LiftCard } from './LiftCard.tsx';
import { isAnswered } from './lift-state.ts';
import { RaiseForm } from './RaiseForm.tsx';
import { type Above, ReceivedLiftCard } from './ReceivedLiftCard.tsx';

export interface LiftListProps {
  /** Our own lifts and our own answers, from the board's content. */
  readonly lifts: readonly Escalation[];
  readonly answers: readonly Answer[];
  /** What others have sent us; null while it has not come. */
  readonly given: Pick<Given, 'lifts' | 'answers'> | null;
  /** The name of a board's unit. */
  readonly nameOf: (board: BoardId) => string;
  /** The board above; null at the top. */
  readonly above: Above | null;
  readonly edit: BoardEdit;
}

/** Lifts and answers: answers to us first, then what others ask of us, then what we wait for. */
export function LiftList({ lifts, answers, given, nameOf, above, edit }: LiftListProps) {
  const t = useWords();
  const answersTo = (lift: Escalation) => (given?.answers ?? []).filter((each) => each.escalation === lift.id);
  const live = lifts.filter((lift) => lift.state === 'raised' || lift.state === 'acknowledged');
  const over = lifts.filter((lift) => lift.state === 'closed' || lift.state === 'withdrawn');
  const waits = (lift: Escalation): number => (isAnswered(answersTo(lift).map(({ answer }) => answer)) ? 0 : 1);
  const own = [...live].sort((a, b) => waits(a) - waits(b));
  const received = (given?.lifts ?? []).filter(({ escalation }) => escalation.state === 'raised');
  const card = (lift: Escalation) => (
    <LiftCard key={lift.id} lift={lift} answers={answersTo(lift)} toName={nameOf(lift.to)} edit={edit} />
  );
  return (
    <section className={styles.list} aria-label={t('board.lifts')}>
      {own.length + received.length === 0 ? <EmptyState>{t('empty.lifts')}</EmptyState> : null}
      {own.filter((lift) => waits(lift) === 0).map(card)}
      {received.map((each) => (
        <ReceivedLiftCard key={each.escalation.id} received={each} answers={answers} above={above} edit={edit} />
      ))}
      {own.filter((lift) => waits(lift) === 1).map(card)}
      {edit.canWrite && above !== null ? (
        <Sheet trigger={t('esc.verbTo', { unit: above.name })} title={t('esc.new')} closeLabel={t('common.close')}>
          {(close) => (
            <RaiseForm
              to={above.board}
              toName={above.name}
              forums={above.forums}
              indicator={null}
              edit={edit}
              onDone={close}
            />
          )}
        </Sheet>
      ) : null}
      {over.length === 0 ? null : (
        <Disclosure title={t('esc.closedN', { n: over.length })}>
          <div className={styles.list}>{over.map(card)}</div>
        </Disclosure>
      )}
    </section>
  );
}
