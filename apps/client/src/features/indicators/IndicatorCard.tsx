import { runChartInput } from '@tavle/chart';
import { figuresOf, isRolled, type Result, suggestPhase } from '@tavle/domain';
import {
  becauseSentence,
  formatDate,
  formatPeriod,
  formatTarget,
  formatValue,
  qualityWords,
  type Words,
} from '@tavle/text';
import { type ReactNode, useId, useMemo } from 'react';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { StatusMark, VariationMark } from '../../ui/Mark.tsx';
import { CopyLink } from '../CopyLink.tsx';
import type { People } from '../people.ts';
import styles from './IndicatorCard.module.css';
import { IndicatorFacts } from './IndicatorFacts.tsx';
import { freshnessSentence, marksOf } from './marks.ts';
import { ChartTable, RunChart } from './RunChart.tsx';

export interface IndicatorCardProps {
  readonly result: Result;
  readonly people: People;
  /** Points in the picture, the newest; the table has them all. */
  readonly most?: number;
  /** Level of the heading the name is. */
  readonly level?: 3 | 4;
  /** The address of its row, to be copied. */
  readonly href?: string;
  /** Stands at the end: entry, editing. Not on paper. */
  readonly children?: ReactNode;
}

/** One indicator to be seen: name, value, both marks with words, curve, and what has to be known to trust them. */
export function IndicatorCard({ result, people, most = 24, level = 4, href, children }: IndicatorCardProps) {
  const t = useWords();
  const today = useToday();
  const id = useId();
  const { indicator, assessment } = result;
  const picture = useMemo(() => runChartInput(result, t, { today, style: 'short', most }), [result, t, today, most]);
  const marks = marksOf(result, today, t);
  const Heading = level === 3 ? 'h3' : 'h4';
  const late = freshnessSentence(result, marks.freshness, t);
  const shift = shiftWords(result, t);
  return (
    <article className={styles.card} aria-labelledby={id}>
      <div className={styles.figures}>
        <Heading id={id} className={styles.name}>
          {href === undefined ? indicator.name : <a href={href}>{indicator.name}</a>}
        </Heading>
        <LatestValue result={result} t={t} />
        <div className={styles.marks}>
          <StatusMark {...marks.status} />
          <VariationMark {...marks.variation} />
        </div>
        {late === null ? null : <p className={styles.late}>{late}</p>}
      </div>
      <div className={styles.picture}>
        <RunChart input={picture} height={128} />
      </div>
      <p className={styles.because}>
        <ResultChips result={result} t={t} />
        {assessment.target === null ? null : `${formatTarget(assessment.target, indicator, 'words', t)}. `}
        {becauseSentence(assessment.variation, assessment.because, t)}
        {href === undefined || shift === null ? null : (
          <>
            {' '}
            <a href={href}>{t('sign.suggestPhase', { from: shift })}</a>
          </>
        )}
      </p>
      <div className={styles.more}>
        <Disclosure title={t('ind.backSide')}>
          {href === undefined ? null : (
            <>
              <p className={styles.toPage}>
                <a href={href}>{t('ind.page.open')}</a>
              </p>
              <CopyLink path={href} about={indicator.name} />
            </>
          )}
          <IndicatorFacts result={result} people={people} />
          <FullTable result={result} t={t} />
        </Disclosure>
        {children}
      </div>
    </article>
  );
}

/** Since when the level has been another, where a new phase may be begun (SIGN3). */
function shiftWords({ points, assessment }: Result, t: Words): string | null {
  const found = suggestPhase(points, assessment);
  return found === null ? null : formatDate(found.from, 'short', t.locale);
}

/** All numbers behind the curve. */
export function FullTable({ result, t }: { readonly result: Result; readonly t: Words }) {
  const today = useToday();
  const input = useMemo(() => runChartInput(result, t, { today, style: 'full' }), [result, t, today]);
  return <ChartTable input={input} caption={t('chart.tableCaption', { name: result.indicator.name })} />;
}

/** The newest value with its unit and period. */
export function LatestValue({ result, t }: { readonly result: Result; readonly t: Words }) {
  const { latest } = result.assessment;
  const { figure, unit } = latestFigure(result, t);
  return (
    <p className={styles.value}>
      <span className={styles.figure}>{figure}</span>
      {unit === '' ? null : <span className={styles.unit}> {unit}</span>}
      {latest === null ? null : <span className={styles.period}> {formatPeriod(latest, 'short', t.locale)}</span>}
    </p>
  );
}

function latestFigure(result: Result, t: Words): { readonly figure: string; readonly unit: string } {
  const { latest } = result.assessment;
  if (latest?.state === 'hidden') return { figure: t('privacy.hiddenShort'), unit: '' };
  if (latest?.state === 'notRelevant') return { figure: t('entry.notRelevantShort'), unit: '' };
  if (latest === null || latest.value === null) return { figure: '–', unit: '' };
  return formatValue(figuresOf(result), latest.value, t);
}

/** Draft, prioritised, exercise, provisional; where the number is published; from how many units it is summed. */
export function ResultChips({ result, t }: { readonly result: Result; readonly t: Words }) {
  const { indicator, assessment, rolled } = result;
  const { latest } = assessment;
  const sum = latest !== null && isRolled(latest) ? latest : rolled[rolled.length - 1];
  const newer = sum !== undefined && latest !== null && sum !== latest && sum.end <= latest.end;
  return (
    <>
      {indicator.stage === 'draft' ? (
        <Chip look="outlined" small>
          {t('ind.stage.draft')}
        </Chip>
      ) : null}
      {indicator.prioritised === null ? null : (
        <Chip look="action" small>
          {t('goal.prioritised')}
        </Chip>
      )}
      {latest?.origin === 'exercise' ? (
        <Chip look="outlined" small>
          {t('demo.exercise')}
        </Chip>
      ) : null}
      {latest !== null && latest.quality !== 'final' ? (
        <Chip look="outlined" small>
          {t(qualityWords[latest.quality])}
        </Chip>
      ) : null}
      {latest?.origin === 'published'
        ? `${latest.source === '' ? t('demo.published') : t('demo.publishedFrom', { source: latest.source })}. `
        : null}
      {sum === undefined || newer ? null : `${rolledWords(sum, t)}. `}
    </>
  );
}

/** CHAIN8: from how many of how many, always said; which period when the sum is missing. */
function rolledWords(sum: Result['rolled'][number], t: Words): string {
  const missing = sum.of - sum.from;
  if (missing === 0) return t('org.rolledUp', { n: sum.of });
  return t('ind.rolledPartly', { n: sum.from, m: sum.of, k: missing, period: formatPeriod(sum, 'short', t.locale) });
}
