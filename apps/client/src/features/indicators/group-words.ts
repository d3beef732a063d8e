/** What each group of an indicator's fields says now, on one line, for a form that is folded. */
import {
  hasParts,
  type Indicator,
  type Phase,
  type Target,
  targetOn,
  type DateText,
  missingFields,
} from '@tavle/domain';
import {
  cadenceWords,
  directionWords,
  formatDate,
  formatTarget,
  indicatorKindWords,
  rollUpWords,
  type Words,
} from '@tavle/text';

const joined = (words: readonly (string | null)[]): string =>
  words.filter((word) => word !== null && word !== '').join(' · ');

/** Whether definition, source, why and owner are there; what a draft lacks (BOARD5). */
export function whatWords(indicator: Indicator, t: Words): string {
  const names = { source: t('ind.form.source'), why: t('ind.form.why'), owner: t('ind.form.owner') };
  const lacks = missingFields(indicator).map((field) => names[field]);
  return lacks.length === 0 ? t('ind.group.complete') : t('ind.group.lacks', { fields: lacks.join(', ') });
}

/** Kind, unit, which way is better. */
export function readWords(indicator: Indicator, t: Words): string {
  const kind =
    hasParts(indicator.kind) && indicator.kind === 'rate' ? indicator.unit : t(indicatorKindWords[indicator.kind]);
  return joined([kind || t(indicatorKindWords[indicator.kind]), t(directionWords[indicator.direction])]);
}

/** How often, and how long a number takes to become final. */
export function rhythmWords({ cadence, lagDays }: Indicator, t: Words): string {
  return joined([t(cadenceWords[cadence]), lagDays === 0 ? null : t('ind.form.lagShort', { n: lagDays })]);
}

/** The target in force today. */
export function targetWords(indicator: Indicator, targets: readonly Target[], today: DateText, t: Words): string {
  const target = targetOn(
    targets.filter((each) => each.indicator === indicator.id),
    today,
  );
  return target === undefined ? t('ind.noTarget') : formatTarget(target, indicator, 'words', t);
}

/** The newest phase, if any. */
export function phaseWords(indicator: Indicator, phases: readonly Phase[], t: Words): string {
  const own = phases.filter((phase) => phase.indicator === indicator.id).sort((a, b) => (a.from < b.from ? 1 : -1));
  const [newest] = own;
  return newest === undefined
    ? t('ind.form.none')
    : t('ind.phaseWhy', { from: formatDate(newest.from, 'short', t.locale), reason: newest.reason });
}

/** Whether it is added up, and whether it is about persons. */
export function shareWords(indicator: Indicator, t: Words): string {
  return joined([
    t(rollUpWords[indicator.rollUp]),
    indicator.personBased ? t('ind.form.personBased') : null,
    indicator.focus ? t('goal.focus') : null,
  ]);
}
