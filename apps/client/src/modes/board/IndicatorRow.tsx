/** One indicator from left to right: what the curve shows, what the team reads in it, what it does about it. */
import type { GoalId, IndicatorId, Result } from '@tavle/domain';
import { memo, useEffect, useRef } from 'react';
import { ActionList } from '../../features/actions/ActionList.tsx';
import { EffortList } from '../../features/efforts/EffortList.tsx';
import { IndicatorCard } from '../../features/indicators/IndicatorCard.tsx';
import { IndicatorForm } from '../../features/indicators/IndicatorForm.tsx';
import { InterpretationCard } from '../../features/interpretations/InterpretationCard.tsx';
import { RaiseForm } from '../../features/lifts/RaiseForm.tsx';
import { MeasurementEntry } from '../../features/measurements/MeasurementEntry.tsx';
import type { BoardReady, Present } from '../../live/useBoard.ts';
import type { People } from '../../features/people.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './row.module.css';
import { ChangedMark } from './ChangedMark.tsx';
import { goalChoices } from './group-goals.ts';
import { WritingHere } from './PresenceRow.tsx';
import { stopAbove, useUnitNames } from './SideColumn.tsx';
import { isField } from './useUndo.ts';

export interface RowProps {
  readonly result: Result;
  readonly board: BoardReady;
  readonly people: People;
  /** The name of the indicator this one guards (SIGN5). */
  readonly balances: string | undefined;
  readonly writing: readonly Present[] | undefined;
  /** True when the address leads here. */
  readonly isSought: boolean;
  /** True while the meeting looks at it: every open board follows (MEET2). */
  readonly isCurrent?: boolean;
}

function Row({ result, board, people, balances, writing, isSought, isCurrent = false }: RowProps) {
  const t = useWords();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isSought) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.focus({ preventScroll: true });
  }, [isSought]);
  useEffect(() => {
    // Brought into view, never the focus; and not from under somebody who writes.
    if (isCurrent && !isField(document.activeElement)) row.current?.scrollIntoView({ block: 'center' });
  }, [isCurrent]);
  const { indicator, assessment } = result;
  const { content, edit } = board;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of a board, not a fieldset
    <div
      ref={row}
      role="group"
      aria-label={indicator.name}
      tabIndex={-1}
      className={styles.row}
      data-indicator-row={indicator.id}
      data-sought={isSought || isCurrent}
      {...(isCurrent ? { 'aria-current': true } : {})}
    >
      <div className={styles.see}>
        <ChangedMark id={indicator.id} />
        <IndicatorCard result={result} people={people} level={3} href={paths.indicator(edit.board, indicator.id)}>
          <MeasurementEntry
            indicator={indicator}
            measurements={content.measurements}
            sums={result.rolled}
            edit={edit}
            people={people}
          />
          <EditIndicator result={result} board={board} people={people} />
        </IndicatorCard>
      </div>
      <div className={styles.understand}>
        <h4 className={styles.columnName}>{t('board.understand')}</h4>
        <InterpretationCard
          indicator={indicator}
          interpretations={content.interpretations}
          period={assessment.latest}
          balances={balances}
          edit={edit}
          people={people}
        />
        <WritingHere people={writing} />
      </div>
      <div className={styles.act}>
        <h4 className={styles.columnName}>{t('board.act')}</h4>
        <ActionList
          actions={content.actions.filter((action) => action.indicator === indicator.id)}
          indicator={indicator.id}
          about={indicator.name}
          edit={edit}
          people={people}
        />
        <EffortList
          efforts={content.efforts.filter((effort) => effort.indicator === indicator.id)}
          indicator={indicator}
          result={result}
          hrefOf={board.connection === null ? undefined : (effort) => paths.effort(edit.board, effort.id)}
          edit={edit}
          people={people}
        />
        <Lifted board={board} result={result} />
        <LiftThis board={board} result={result} />
      </div>
    </div>
  );
}

/** Of what the whole board holds, a row shows what is about its indicator; its numbers, targets and phases come with the result. */
const ownParts = ['interpretations', 'actions', 'efforts', 'escalations'] as const;

/** A letter of the save light, somebody coming or going, an action agreed on another row: nothing this row shows. A board of a hundred rows is not drawn anew for them. */
function isSameRow({ board: a, ...before }: RowProps, { board: b, ...after }: RowProps): boolean {
  const { id, goal } = after.result.indicator;
  return (
    a.edit === b.edit &&
    a.content.indicators === b.content.indicators &&
    ownParts.every((part) => isSameAbout(id, a.content[part], b.content[part])) &&
    (a.results === b.results || among(a, goal).join() === among(b, goal).join()) &&
    (a.given === b.given || aboveIn(a) === aboveIn(b)) &&
    (a.connection === null) === (b.connection === null) &&
    before.result === after.result &&
    before.people === after.people &&
    before.balances === after.balances &&
    before.writing === after.writing &&
    before.isSought === after.isSought &&
    before.isCurrent === after.isCurrent
  );
}

interface About {
  readonly indicator: IndicatorId | null;
}

function isSameAbout(id: IndicatorId, before: readonly About[], after: readonly About[]): boolean {
  if (before === after) return true;
  const [was, is] = [before, after].map((all) => all.filter(({ indicator }) => indicator === id));
  return was?.length === is?.length && was?.every((each, index) => each === is?.[index]) === true;
}

/** The indicators of a goal, in their order. */
const among = ({ results }: BoardReady, goal: GoalId | null): readonly IndicatorId[] =>
  results.filter(({ indicator }) => indicator.goal === goal).map(({ indicator }) => indicator.id);

/** What a row reads of what others sent: the board above, to lift to, and the goals it may belong to. */
function aboveIn(board: BoardReady): string {
  const above = stopAbove(board.given?.chain ?? []);
  return JSON.stringify([above?.board, above?.shortName, goalChoices(board)]);
}

/** One indicator's row; drawn anew when something it shows has changed. */
export const IndicatorRow = memo(Row, isSameRow);

function EditIndicator({ result, board, people }: Pick<RowProps, 'board' | 'people' | 'result'>) {
  const t = useWords();
  const { content, edit } = board;
  const { indicator, targets, phases } = result;
  if (!edit.canWrite) return null;
  return (
    <Sheet
      trigger={t('ind.form.edit')}
      triggerLabel={`${t('ind.form.edit')}: ${indicator.name}`}
      title={t('ind.form.edit')}
      closeLabel={t('common.close')}
    >
      {(close) => (
        <IndicatorForm
          indicator={indicator}
          newest={result.assessment.latest?.start ?? null}
          targets={targets}
          phases={phases}
          among={among(board, indicator.goal)}
          goals={goalChoices(board)}
          indicators={content.indicators.filter(({ id, stage }) => id !== indicator.id && stage !== 'retired')}
          edit={edit}
          people={people}
          onDone={close}
        />
      )}
    </Sheet>
  );
}

/** What has been lifted about this indicator and is not over yet. */
function Lifted({ board, result }: Pick<RowProps, 'board' | 'result'>) {
  const t = useWords();
  const nameOf = useUnitNames();
  const lifts = board.content.escalations.filter(
    ({ indicator, state }) => indicator === result.indicator.id && (state === 'raised' || state === 'acknowledged'),
  );
  return lifts.map((lift) => (
    <p key={lift.id} className={styles.lifted}>
      {t('esc.sentToWhat', { unit: nameOf(lift.to), text: lift.request })}
    </p>
  ));
}

/** A lift that begins at its indicator; nothing at the top of the chain. */
function LiftThis({ board: { given, edit }, result: { indicator } }: Pick<RowProps, 'board' | 'result'>) {
  const t = useWords();
  const above = stopAbove(given?.chain ?? []);
  if (!edit.canWrite || above === undefined) return null;
  return (
    <Sheet
      trigger={t('esc.liftThis')}
      triggerLabel={`${t('esc.liftThis')}: ${indicator.name}`}
      title={t('esc.new')}
      closeLabel={t('common.close')}
    >
      {(close) => (
        <RaiseForm
          to={above.board}
          toName={above.shortName}
          forums={above.forums}
          indicator={indicator.id}
          about={indicator.name}
          edit={edit}
          onDone={close}
        />
      )}
    </Sheet>
  );
}
