/** One effort: what it should move, the curve with its beginning marked, what the curve says since, and what was learned. */
import { runChartInput } from '@tavle/chart';
import { type Effort, effectSince, nextFollowUp, type Result } from '@tavle/domain';
import { effectSentence, formatDate } from '@tavle/text';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { ActionList } from '../../features/actions/ActionList.tsx';
import { businessWords, StageField, stageWords } from '../../features/efforts/EffortCard.tsx';
import { EffortDetails } from '../../features/efforts/EffortDetails.tsx';
import { VerdictForm } from '../../features/efforts/VerdictForm.tsx';
import { RunChart } from '../../features/indicators/RunChart.tsx';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { usePage } from '../../session/usePage.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardFrame } from '../board/BoardFrame.tsx';
import styles from './efforts.module.css';

export interface EffortPageProps extends ModeProps {
  readonly effort: Effort;
}

export function EffortPage({ board, people, effort }: EffortPageProps) {
  const t = useWords();
  const { content, edit, reply } = board;
  const result = board.results.find(({ indicator }) => indicator.id === effort.indicator);
  usePage(`${effort.what} · ${reply.unit.name}`);
  const owner = people.named(effort.owner);
  const next = nextFollowUp(content, effort);
  const facts = [
    owner === null ? t('action.noOwner') : owner.name,
    ...(effort.from === null ? [] : [`${t('effort.from')} ${formatDate(effort.from, 'short', t.locale)}`]),
    ...(effort.until === null ? [] : [`${t('effort.reviewOn')} ${formatDate(effort.until, 'short', t.locale)}`]),
    ...(next === null ? [] : [t('effort.nextLook', { date: formatDate(next, 'day', t.locale) })]),
    ...businessWords(effort, t),
  ];
  const back = { href: paths.efforts(edit.board), label: t('effort.all') };
  return (
    <BoardFrame board={board} people={people} mode="other" className={styles.page} back={back}>
      <header className={styles.head}>
        <h2>{effort.what}</h2>
        <Chip>{stageWords(effort, t)}</Chip>
      </header>
      <p className={styles.expected}>
        {effort.expected === '' ? t('effort.expectedOn', { name: result?.indicator.name ?? '' }) : effort.expected}
      </p>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className={styles.columns}>
        {result === undefined ? null : <Curve board={board} effort={effort} result={result} />}
        <section className={styles.sheet} aria-label={t('effort.verdict')}>
          <Learned board={board} effort={effort} result={result} />
          <Changing board={board} people={people} effort={effort} />
          <h3>{t('nav.actions')}</h3>
          <ActionList
            actions={content.actions.filter((action) => action.effort === effort.id)}
            indicator={effort.indicator}
            about={effort.what}
            edit={edit}
            people={people}
          />
        </section>
      </div>
    </BoardFrame>
  );
}

interface PartProps extends Pick<ModeProps, 'board'> {
  readonly effort: Effort;
  readonly result: Result | undefined;
}

/** The curve, large, with a line where the effort begins and the sentence under it. */
function Curve({ board, effort, result }: PartProps & { readonly result: Result }) {
  const t = useWords();
  const today = useToday();
  const input = useMemo(() => {
    const drawn = runChartInput(result, t, { today, style: 'short' });
    const { from } = effort;
    const first = from === null ? undefined : drawn.points.find(({ at }) => at >= from);
    return first === undefined ? drawn : { ...drawn, notes: [{ at: first.at, text: t('effort.begins') }] };
  }, [result, t, today, effort]);
  const { indicator } = result;
  return (
    <section className={styles.sheet} aria-label={indicator.name}>
      <h3>
        <Link href={paths.indicator(board.edit.board, indicator.id)}>{indicator.name}</Link>
      </h3>
      <RunChart input={input} kind="large" height={380} text={15} />
      <p className={styles.since}>{effectSentence(effectSince(result, effort.from), indicator, t)}</p>
    </section>
  );
}

/** What was learned; while it runs, where it is and how it is ended. */
function Learned({ board: { edit }, effort, result }: PartProps) {
  const t = useWords();
  if (effort.stage === 'closed') {
    return (
      <>
        <h3>{stageWords(effort, t)}</h3>
        <p className={styles.evidence}>{effort.evidence}</p>
      </>
    );
  }
  if (!edit.canWrite) return null;
  const offered = result && effectSentence(effectSince(result, effort.from), result.indicator, t);
  return (
    <>
      <StageField effort={effort} edit={edit} />
      <Sheet trigger={t('effort.close')} title={t('effort.close')} closeLabel={t('common.close')} look="plain">
        {(close) => <VerdictForm effort={effort} offered={offered ?? ''} edit={edit} onDone={close} />}
      </Sheet>
    </>
  );
}

function Changing({ board: { edit }, people, effort }: EffortPageProps) {
  const t = useWords();
  if (!edit.canWrite) return null;
  return (
    <Sheet trigger={t('effort.details')} title={t('effort.change')} closeLabel={t('common.close')}>
      {() => <EffortDetails effort={effort} edit={edit} people={people} />}
    </Sheet>
  );
}
