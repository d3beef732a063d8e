/** One indicator on its own page: the curve large, what it says, what was agreed about it, and everything that can be changed. */
import { runChartInput } from '@tavle/chart';
import type { IndicatorId, Result } from '@tavle/domain';
import { becauseSentence, formatTarget } from '@tavle/text';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { TableLinks } from '../../features/import/ExchangeLinks.tsx';
import { BalancingNote } from '../../features/indicators/BalancingNote.tsx';
import { FullTable, LatestValue, ResultChips } from '../../features/indicators/IndicatorCard.tsx';
import { IndicatorFacts } from '../../features/indicators/IndicatorFacts.tsx';
import { IndicatorForm } from '../../features/indicators/IndicatorForm.tsx';
import { freshnessSentence, marksOf } from '../../features/indicators/marks.ts';
import { PhaseSuggestion } from '../../features/indicators/PhaseSuggestion.tsx';
import { RunChart } from '../../features/indicators/RunChart.tsx';
import { InterpretationCard } from '../../features/interpretations/InterpretationCard.tsx';
import { MeasurementEntry } from '../../features/measurements/MeasurementEntry.tsx';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusMark, VariationMark } from '../../ui/Mark.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardHead } from '../board/BoardHead.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import { goalChoices } from '../board/group-goals.ts';
import styles from './indicator.module.css';

interface IndicatorModeProps extends ModeProps {
  readonly indicator: IndicatorId;
}

export function IndicatorPage({ board, people, indicator }: IndicatorModeProps) {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const result = board.results.find((each) => each.indicator.id === indicator);
  const goal = goalChoices(board).find(({ id }) => id === result?.indicator.goal);
  usePage(`${result?.indicator.name ?? t('ind.one')} · ${board.reply.unit.name}`);
  return (
    <>
      <BoardHead board={board} names={people} mode="board" />
      <DemoBanner organisation={organisation} />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        <p className={styles.way} data-print="off">
          <Link
            href={result === undefined ? paths.board(board.reply.board.id) : paths.row(board.reply.board.id, indicator)}
          >
            ‹ {t('nav.backToBoard')}
          </Link>
          {goal === undefined ? null : <span>{goal.text}</span>}
        </p>
        {result === undefined ? (
          <EmptyState>{t('ind.page.notHere')}</EmptyState>
        ) : (
          <div className={styles.columns}>
            <Curve board={board} people={people} result={result} />
            <Agreed board={board} people={people} result={result} />
          </div>
        )}
      </main>
    </>
  );
}

interface PartProps extends ModeProps {
  readonly result: Result;
}

/** What is seen: value, marks, curve, what the rules say, and what the team has read in it. */
function Curve({ board, people, result }: PartProps) {
  const t = useWords();
  const today = useToday();
  const [isNarrow] = useState(() => matchMedia('(max-width: 48rem)').matches);
  const { indicator, assessment } = result;
  const { content, edit } = board;
  const picture = useMemo(() => runChartInput(result, t, { today, style: 'short', most: 36 }), [result, t, today]);
  const marks = marksOf(result, today, t);
  const late = freshnessSentence(result, marks.freshness, t);
  const guard = board.results.find((each) => each.indicator.id === indicator.balancing);
  return (
    <section className={styles.sheet} aria-label={t('ind.page.curve')}>
      <div className={styles.head}>
        <h2>{indicator.name}</h2>
        <LatestValue result={result} t={t} />
        <StatusMark {...marks.status} />
        <VariationMark {...marks.variation} />
      </div>
      {late === null ? null : <p className={styles.late}>{late}</p>}
      {isNarrow ? (
        <RunChart input={picture} height={220} />
      ) : (
        <RunChart input={picture} kind="large" height={380} text={15} />
      )}
      <p className={styles.because}>
        <ResultChips result={result} t={t} />
        {assessment.target === null ? null : `${formatTarget(assessment.target, indicator, 'words', t)}. `}
        {becauseSentence(assessment.variation, assessment.because, t)}
      </p>
      <PhaseSuggestion result={result} edit={edit} />
      {guard === undefined ? null : <BalancingNote result={guard} guards={indicator.name} />}
      <MeasurementEntry
        indicator={indicator}
        measurements={content.measurements}
        sums={result.rolled}
        edit={edit}
        people={people}
      />
      <Disclosure title={t('ind.page.numbers')}>
        <FullTable result={result} t={t} />
        <TableLinks board={board.reply.board.id} indicator={indicator.id} />
      </Disclosure>
      <h3>{t('ind.page.lines')}</h3>
      <InterpretationCard
        indicator={indicator}
        interpretations={content.interpretations}
        period={assessment.latest}
        edit={edit}
        people={people}
      />
    </section>
  );
}

/** What was agreed about the number. A draft is written at once; of one in use the agreement is read first (BOARD5). */
function Agreed({ board, people, result }: PartProps) {
  const t = useWords();
  const { edit } = board;
  const box = useRef<HTMLElement>(null);
  // Done folds the form again; the line that opens it has the focus then.
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times > 0) box.current?.querySelector<HTMLElement>('button[aria-expanded]')?.focus();
  }, [times]);
  const [, navigate] = useLocation();
  const isDraft = result.indicator.stage === 'draft';
  const toRow = (): void => navigate(paths.row(board.reply.board.id, result.indicator.id));
  const form = (
    <Form
      board={board}
      people={people}
      result={result}
      onDone={() => setTimes(times + 1)}
      onLeave={isDraft ? toRow : undefined}
    />
  );
  const title = isDraft ? t('ind.draftTitle') : t('ind.page.about');
  return (
    <section ref={box} className={styles.sheet} aria-label={title}>
      <h2 className={styles.boxTitle}>{title}</h2>
      {isDraft && edit.canWrite ? (
        form
      ) : (
        <>
          <IndicatorFacts result={result} people={people} />
          {edit.canWrite ? (
            <Disclosure key={times} title={t('ind.page.edit')}>
              {form}
            </Disclosure>
          ) : null}
        </>
      )}
    </section>
  );
}

interface FormProps extends PartProps {
  readonly onDone: () => void;
  readonly onLeave: (() => void) | undefined;
}

function Form({ board, people, result, onDone, onLeave }: FormProps) {
  const { indicator, targets, phases, assessment } = result;
  return (
    <IndicatorForm
      indicator={indicator}
      newest={assessment.latest?.start ?? null}
      targets={targets}
      phases={phases}
      among={board.results.filter((each) => each.indicator.goal === indicator.goal).map((each) => each.indicator.id)}
      goals={goalChoices(board)}
      indicators={board.content.indicators.filter(({ id, stage }) => id !== indicator.id && stage !== 'retired')}
      edit={board.edit}
      people={people}
      onDone={onDone}
      onLeave={onLeave}
    />
  );
}
