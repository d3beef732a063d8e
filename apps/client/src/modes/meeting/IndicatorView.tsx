/** One indicator large: goal and parent's words, both marks, the curve with phases and efforts; beside it what we see, do, and its counterweight. */
import { runChartInput } from '@tavle/chart';
import { figuresOf, type IndicatorId, type Result } from '@tavle/domain';
import { outcomeOf } from '@tavle/domain';
import { becauseSentence, formatTarget, formatValue } from '@tavle/text';
import { useMemo } from 'react';
import { servedBy } from '../../features/goals/GoalHeader.tsx';
import { ParentWords } from '../../features/goals/ParentWords.tsx';
import { marksOf } from '../../features/indicators/marks.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Chip } from '../../ui/Chip.tsx';
import { StatusMark, VariationMark } from '../../ui/Mark.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { FillChart } from './FillChart.tsx';
import { Doing, Seeing, Together } from './IndicatorSide.tsx';
import styles from './steps.module.css';
import { textPx } from './text-px.ts';
import type { Room } from './use-room.ts';

export interface StepProps extends ModeProps {
  readonly room: Room;
}

export function IndicatorView({ board, people, room, indicator }: StepProps & { readonly indicator: IndicatorId }) {
  const result = board.results.find((each) => each.indicator.id === indicator);
  if (result === undefined) return <Gone board={board} people={people} room={room} indicator={indicator} />;
  return (
    <div className={styles.indicator}>
      <section className={styles.see} aria-label={result.indicator.name}>
        <Large board={board} people={people} room={room} result={result} />
      </section>
      <div className={styles.beside}>
        <Seeing board={board} people={people} result={result} />
        <Doing board={board} people={people} room={room} result={result} />
        <Together board={board} result={result} />
      </div>
    </div>
  );
}

/** Retired a moment ago: what it was called, and why it goes. */
function Gone({ board, room, indicator }: StepProps & { readonly indicator: IndicatorId }) {
  const t = useWords();
  const { content } = board;
  const name = content.indicators.find(({ id }) => id === indicator)?.name ?? '';
  const why = outcomeOf(content.outcomes, room.meeting.id, indicator)?.note ?? '';
  return <p className={styles.calm}>{t('moede.retired', { name, why })}</p>;
}

function Large({ board, room, result }: StepProps & { readonly result: Result }) {
  const t = useWords();
  const today = useToday();
  const { content, given } = board;
  const { indicator, assessment } = result;
  const marks = marksOf(result, today, t);
  const goal = content.goals.find(({ id }) => id === indicator.goal);
  const above = given?.goals.find((each) => each.goal.id === indicator.goal);
  const { latest, target } = assessment;
  const value =
    latest?.state === 'shown' && latest.value !== null ? formatValue(figuresOf(result), latest.value, t) : null;
  return (
    <>
      <div className={styles.goal}>
        <p>{goal?.text ?? above?.goal.text ?? ''}</p>
        {goal === undefined
          ? null
          : servedBy(goal, given?.goals ?? [])
              .slice(0, 1)
              .map(({ given: { goal: parent, unitName } }) => (
                <ParentWords key={parent.id} unitName={unitName} text={parent.text} />
              ))}
      </div>
      <div className={styles.name}>
        <h2>{indicator.name}</h2>
        <p className={styles.value}>
          {value === null ? '–' : value.figure}
          {value === null || value.unit === '' ? null : <span data-long={value.unit.length > 4}> {value.unit}</span>}
        </p>
      </div>
      <div className={styles.marks}>
        <StatusMark {...marks.status} size={30} />
        <VariationMark {...marks.variation} size={30} />
        {latest?.origin === 'exercise' ? (
          <Chip look="outlined" small>
            {t('demo.exercise')}
          </Chip>
        ) : null}
      </div>
      <p className={styles.because}>
        {target === null ? null : `${formatTarget(target, indicator, 'words', t)}. `}
        {becauseSentence(assessment.variation, assessment.because, t)}
      </p>
      <Curve board={board} result={result} />
      <Why room={room} indicator={indicator.id} />
    </>
  );
}

/** The curve, with a line where an effort began: that is what the eye looks for. */
function Curve({ board, result }: { readonly board: StepProps['board']; readonly result: Result }) {
  const t = useWords();
  const today = useToday();
  const { efforts } = board.content;
  const input = useMemo(() => {
    const drawn = runChartInput(result, t, { today, style: 'short', most: 26 });
    const from = drawn.points[0]?.at ?? '';
    const notes = efforts
      .filter((effort) => effort.indicator === result.indicator.id && effort.from !== null && effort.from >= from)
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
      .slice(0, 3)
      .map((effort) => ({ at: effort.from ?? '', text: effort.what }));
    return { ...drawn, notes };
  }, [result, efforts, t, today]);
  return <FillChart input={input} text={textPx()} />;
}

function Why({ room, indicator }: { readonly room: Room; readonly indicator: IndicatorId }) {
  const t = useWords();
  const { queue, waiting } = room.agenda;
  const queued = [...queue, ...waiting].find((each) => each.indicator === indicator);
  return (
    <p className={styles.why}>
      {queued === undefined
        ? t('moede.whyNot')
        : t('moede.whyTaken', { why: queued.reasons.map((reason) => t(`moede.why.${reason}`)).join(' · ') })}
    </p>
  );
}
