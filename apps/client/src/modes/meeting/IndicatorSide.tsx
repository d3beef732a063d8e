/** What stands beside a large indicator: what is seen in it, as it is typed; what is done about it; and what it is seen together with (SIGN5). */
import { runChartInput } from '@tavle/chart';
import { type Interpretation, isOpen, outcomeOf, type Result } from '@tavle/domain';
import { outcomeWords } from '@tavle/text';
import { useMemo } from 'react';
import { Byline } from '../../features/Byline.tsx';
import { marksOf } from '../../features/indicators/marks.ts';
import { RunChart } from '../../features/indicators/RunChart.tsx';
import { readingsOf } from '../../features/interpretations/newest.ts';
import type { Present } from '../../live/useBoard.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { StatusMark, VariationMark } from '../../ui/Mark.tsx';
import { ActionLine } from './ActionLine.tsx';
import { EffortLine } from './EffortLine.tsx';
import type { StepProps } from './IndicatorView.tsx';
import styles from './steps.module.css';
import { textPx } from './text-px.ts';

type SideProps = Pick<StepProps, 'board' | 'people'> & { readonly result: Result };

const readingsMost = 3;

export function Seeing({ board, people, result }: SideProps) {
  const t = useWords();
  const readings = readingsOf(board.content.interpretations, result.indicator.id).slice(0, readingsMost);
  const typing = new Map(
    board.people.flatMap((person): [string, Present][] =>
      person.typing?.section === 'interpretations' ? [[person.typing.id, person]] : [],
    ),
  );
  return (
    <section>
      <h3>{t('meet.whatDoWeSee')}</h3>
      {readings.length === 0 ? <p className={styles.quiet}>{t('moede.noReading')}</p> : null}
      <ul className={styles.readings}>
        {readings.map((reading) => (
          <Reading key={reading.id} reading={reading} people={people} writes={typing.get(reading.id)} />
        ))}
      </ul>
    </section>
  );
}

/** One line, with its writer's colour and a caret while it is being typed. */
function Reading(props: {
  readonly reading: Interpretation;
  readonly people: SideProps['people'];
  readonly writes: Present | undefined;
}) {
  const { reading, people, writes } = props;
  const t = useWords();
  return (
    <li style={writes === undefined ? {} : { borderColor: writes.colour }} data-writing={writes !== undefined}>
      <p>
        {reading.text}
        {writes === undefined ? null : <span className={styles.caret} style={{ background: writes.colour }} />}
      </p>
      {writes === undefined ? (
        <Byline people={people} by={reading.by} at={reading.at} />
      ) : (
        <p className={styles.quiet}>{t('interp.writing', { name: writes.name })}</p>
      )}
    </li>
  );
}

export function Doing({ board, people, room, result }: SideProps & Pick<StepProps, 'room'>) {
  const t = useWords();
  const { content } = board;
  const { id } = result.indicator;
  const outcome = outcomeOf(content.outcomes, room.meeting.id, id);
  const actions = content.actions.filter((action) => action.indicator === id && isOpen(action));
  const efforts = content.efforts.filter((effort) => effort.indicator === id && effort.stage !== 'closed');
  const isOf = ({ at }: { readonly at: string | null }): boolean => (at ?? '') >= (room.meeting.startedAt ?? '9999');
  const lifts = content.escalations.filter((lift) => lift.indicator === id && lift.state === 'raised');
  return (
    <section>
      <h3>{t('meet.whatDoWeDo')}</h3>
      {outcome === null ? null : (
        <p className={styles.outcome}>{t('moede.outcome', { kind: t(outcomeWords[outcome.kind]) })}</p>
      )}
      {actions.length + efforts.length === 0 ? <p className={styles.quiet}>{t('moede.noActions')}</p> : null}
      <ul className={styles.lines}>
        {efforts.map((effort) => (
          <EffortLine key={effort.id} effort={effort} people={people} isNew={isOf(effort)} />
        ))}
        {actions.map((action) => (
          <ActionLine key={action.id} action={action} people={people} isNew={action.meeting === room.meeting.id} />
        ))}
        {lifts.map((lift) => (
          <li key={lift.id} className={styles.line}>
            <p>
              <strong>{t('esc.lift')}:</strong> {lift.request}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** SIGN5: the indicator that guards this one, or that this one guards, stands beside it with its own curve. */
export function Together({ board, result }: Pick<SideProps, 'board' | 'result'>) {
  const t = useWords();
  const { indicator } = result;
  const other =
    board.results.find((each) => each.indicator.id === indicator.balancing) ??
    board.results.find((each) => each.indicator.balancing === indicator.id);
  if (other === undefined) return null;
  return (
    <section className={styles.together}>
      <h3>{t('board.seenTogether')}</h3>
      <Balancing result={other} />
    </section>
  );
}

function Balancing({ result }: { readonly result: Result }) {
  const t = useWords();
  const today = useToday();
  const marks = marksOf(result, today, t);
  const input = useMemo(() => runChartInput(result, t, { today, style: 'short', most: 18 }), [result, t, today]);
  return (
    <article className={styles.balancing} aria-label={result.indicator.name}>
      <div>
        <p className={styles.strong}>{result.indicator.name}</p>
        <StatusMark {...marks.status} />
        <VariationMark {...marks.variation} />
      </div>
      <RunChart input={input} kind="row" height={124} text={Math.max(12.5, textPx() * 0.72)} />
    </article>
  );
}
