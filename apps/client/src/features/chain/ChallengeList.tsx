/** Challenges between this board and those next to it (CHAIN11): what we are asked, until we have answered; what we have asked, until we close it. */
import { answerChallenge, withdrawChallenge } from '@tavle/board';
import {
  type BoardContent,
  type BoardId,
  type Challenge,
  type ChallengeAnswerKind,
  challengeAnswerKinds,
  type Given,
  type GoalId,
  type ReceivedChallenge,
} from '@tavle/domain';
import { challengeAnswerWords } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';

type Own = Pick<BoardContent, 'goals' | 'challenges' | 'challengeAnswers'>;
type Others = Pick<Given, 'challenges' | 'challengeAnswers' | 'goals' | 'coverage'>;

/** What is to be seen: questions we owe an answer, and our own that are open. */
export function openChallenges(own: Own, given: Others | null) {
  const answered = new Set<string>(own.challengeAnswers.map(({ challenge }) => challenge));
  const received = (given?.challenges ?? []).filter(({ challenge }) => !answered.has(challenge.id));
  return { received, asked: own.challenges.filter(({ state }) => state === 'open') };
}

export interface ChallengeListProps {
  readonly own: Own;
  readonly given: Others | null;
  readonly nameOf: (board: BoardId) => string;
  readonly edit: BoardEdit;
}

export function ChallengeList({ own, given, nameOf, edit }: ChallengeListProps) {
  const { received, asked } = openChallenges(own, given);
  return (
    <ul className={styles.lines}>
      {received.map((each) => (
        <li key={each.challenge.id} className={styles.list}>
          <Received received={each} goals={own.goals} edit={edit} />
        </li>
      ))}
      {asked.map((challenge) => (
        <li key={challenge.id} className={styles.list}>
          <Asked challenge={challenge} given={given} unitName={nameOf(challenge.board)} edit={edit} />
        </li>
      ))}
    </ul>
  );
}

function Received(props: {
  readonly received: ReceivedChallenge;
  readonly goals: Own['goals'];
  readonly edit: BoardEdit;
}) {
  const { received, goals, edit } = props;
  const t = useWords();
  const { unitName, challenge } = received;
  const text = goals.find(({ id }) => id === challenge.goal)?.text ?? '';
  return (
    <>
      <p className={`${styles.text} ${styles.strong}`}>{t('challenge.fromUnit', { unit: unitName, text })}</p>
      <p className={styles.text}>{challenge.text}</p>
      {edit.canWrite ? (
        <Sheet
          trigger={t('challenge.answer')}
          triggerLabel={`${t('challenge.answer')}: ${text}`}
          title={t('challenge.answer')}
          closeLabel={t('common.close')}
        >
          {(close) => <AnswerForm received={received} edit={edit} onDone={close} />}
        </Sheet>
      ) : null}
    </>
  );
}

function AnswerForm(props: {
  readonly received: ReceivedChallenge;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}) {
  const { received, edit, onDone } = props;
  const t = useWords();
  const [kind, setKind] = useState<ChallengeAnswerKind>('kept');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const { board, challenge } = received;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const answer = { board, challenge: challenge.id, kind, text: text.trim() };
    const outcome = edit.run((doc, hand) => answerChallenge(doc, hand, answer));
    setError(sentenceOf(outcome, t, t('challenge.answerWhy')));
    if ('done' in outcome) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <RadioGroup
        label={t('challenge.answerWhat')}
        value={kind}
        options={challengeAnswerKinds.map((value) => ({ value, label: t(challengeAnswerWords[value]) }))}
        onChange={setKind}
      />
      <TextArea label={t('challenge.answerWhy')} error={error} value={text} onChange={setText} />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('esc.sendAnswer')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}

function Asked(props: {
  readonly challenge: Challenge;
  readonly given: Others | null;
  readonly unitName: string;
  readonly edit: BoardEdit;
}) {
  const { challenge, given, unitName, edit } = props;
  const t = useWords();
  const answer = given?.challengeAnswers.find(({ answer: { challenge: of } }) => of === challenge.id)?.answer;
  const close = (): void => {
    edit.run((doc, hand) => withdrawChallenge(doc, hand, { challenge: challenge.id }));
  };
  const text = goalWords(given, challenge.goal);
  return (
    <>
      <p className={`${styles.text} ${styles.strong}`}>{t('challenge.toUnit', { unit: unitName, text })}</p>
      <p className={styles.text}>{challenge.text}</p>
      {answer === undefined ? (
        <p className={styles.quiet}>{t('challenge.waits')}</p>
      ) : (
        <p className={styles.words}>
          {t('challenge.answered', { unit: unitName, kind: t(challengeAnswerWords[answer.kind]), text: answer.text })}
        </p>
      )}
      {edit.canWrite ? (
        <Button look="link" onClick={close}>
          {t(answer === undefined ? 'challenge.withdraw' : 'challenge.close')}
        </Button>
      ) : null}
    </>
  );
}

/** The words of a goal above, or of one below that answers ours. */
function goalWords(given: Others | null, goal: GoalId): string {
  const above = given?.goals.find((each) => each.goal.id === goal)?.goal.text;
  const below = given?.coverage.flatMap(({ entries }) => entries.flatMap(({ goals }) => goals));
  return above ?? below?.find(({ id }) => id === goal)?.text ?? '';
}
