import type { Result } from '@tavle/domain';
import {
  cadenceWords,
  directionWords,
  formatDate,
  formatTarget,
  indicatorKindWords,
  joinSentences,
  phaseKindWords,
  rollUpWords,
} from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';
import type { People } from '../people.ts';

/** Everything that is said of an indicator, as a list of facts: definition, source, why, who, rhythm, targets, phases. */
export function IndicatorFacts({ result, people }: { readonly result: Result; readonly people: People }) {
  const t = useWords();
  const { indicator, targets, phases } = result;
  const said = (text: string): string => (text.trim() === '' ? t('common.notGiven') : text);
  const targetLines = targets.map((target) =>
    t('ind.targetFromDate', {
      target: formatTarget(target, indicator, 'words', t),
      date: formatDate(target.from, 'short', t.locale),
    }),
  );
  const phaseLines = phases.map((phase) =>
    t('ind.phaseWhy', {
      from: formatDate(phase.from, 'short', t.locale),
      reason: phase.reason || t(phaseKindWords[phase.kind]),
    }),
  );
  const parts = [indicator.partText, indicator.wholeText].filter((text) => text !== '').join(' / ');
  const facts: readonly (readonly [string, string])[] = [
    [t('ind.definition'), said(indicator.definition)],
    ...(parts === '' ? [] : [[t('entry.partWholeLabel'), parts] as const]),
    [t('ind.form.why'), said(indicator.why)],
    [t('ind.source'), said(indicator.source)],
    [t('ind.owner'), people.named(indicator.owner)?.name ?? t('common.notGiven')],
    ...(indicator.supplier === '' ? [] : [[t('ind.form.supplier'), indicator.supplier] as const]),
    [t('ind.form.kind'), t(indicatorKindWords[indicator.kind])],
    [t('ind.form.direction'), t(directionWords[indicator.direction])],
    [t('ind.form.cadence'), t(cadenceWords[indicator.cadence])],
    ...(indicator.lagDays === 0 ? [] : [[t('ind.form.lag'), t('unit.days', { n: indicator.lagDays })] as const]),
    [t('ind.form.rollUp'), t(rollUpWords[indicator.rollUp])],
    [t('ind.target'), joinSentences(targetLines) || t('ind.noTarget')],
    ...(indicator.overCapReason === '' ? [] : [[t('field.overCapReason'), indicator.overCapReason] as const]),
    ...(phaseLines.length === 0 ? [] : [[t('ind.form.phases'), joinSentences(phaseLines)] as const]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <FactLine key={term} term={term} fact={fact} />
      ))}
    </dl>
  );
}

function FactLine({ term, fact }: { readonly term: string; readonly fact: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{fact}</dd>
    </>
  );
}
