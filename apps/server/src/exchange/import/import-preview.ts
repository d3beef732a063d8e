/** What is told of a file and a board before anything is written, and what is remembered afterwards. */
import { asId, type GoalId, type ImportChoices, type ImportPreview, type SeriesTarget } from '@tavle/domain';
import type { Words } from '@tavle/text';
import type { Static } from 'typebox';
import { problemsShown } from './limits.ts';
import type { Remembered } from './notes.ts';
import type { Plan } from './plan.ts';
import type { Reading } from './reading.ts';
import type { importBody } from './schemas.ts';
import { problemOf } from './sentences.ts';
import type { Upload } from './uploads.ts';

/** What somebody wants done with a file. */
export type Wish = Static<typeof importBody>;

const reasonMost = 300;
const goalMost = 200;

/** The choices of a wish, with what is usual where nothing was chosen. */
export function choicesOf(wish: Wish, file: string, t: Words): ImportChoices {
  const name = file.replace(/\.(?:csv|txt|xlsx)$/i, '');
  return {
    targets: (wish.targets ?? []).map(({ series, to }) => ({
      series,
      to: to === 'new' || to === 'skip' ? to : asId(to),
    })),
    corrections: wish.corrections ?? 'keep',
    reason: wish.reason?.trim() || t('import.correctReason', { name: file }).slice(0, reasonMost),
    outside: wish.outside ?? false,
    goal: wish.goal === undefined || wish.goal === null ? null : asId<GoalId>(wish.goal),
    newGoal: wish.newGoal?.trim() || t('import.goalDefault', { name }).slice(0, goalMost),
  };
}

/** Where each series went: drafts by the id they were given, so that the same file finds them again. */
export function targetsDone({ series, edit }: Plan): ReadonlyMap<string, SeriesTarget> {
  const drafts = [...edit.drafts];
  return new Map(
    series.map(({ name, to }): [string, SeriesTarget] => [name, to === 'new' ? (drafts.shift()?.id ?? 'skip') : to]),
  );
}

/** The preview. `before`: how files of this shape were read, when that is how this one was. */
export function previewOf(
  upload: Upload,
  reading: Reading,
  plan: Plan,
  before: Remembered | undefined,
  t: Words,
): ImportPreview {
  const { kind, encoding, delimiter, sheets, mapping, headings, sample, filled, rows, blank, days } = reading;
  const problems = [...reading.problems, ...plan.problems].sort((a, b) => a.row - b.row);
  const isRemembered = before !== undefined && JSON.stringify(before.mapping) === JSON.stringify(mapping);
  return {
    upload: upload.id,
    file: { name: upload.name, bytes: upload.bytes.length, kind, encoding, delimiter },
    sheets,
    mapping,
    remembered: isRemembered ? before.at : null,
    headings,
    sample,
    rows: filled,
    read: rows.length,
    blank,
    days,
    undated: reading.problems.filter(({ kind }) => kind === 'noPeriod').length,
    series: plan.series,
    counts: plan.counts,
    problemCount: problems.length,
    problems: problems.slice(0, problemsShown).map((problem) => problemOf(problem, headings, t)),
    question: reading.question === null ? null : t(`import.question.${reading.question}`),
  };
}
