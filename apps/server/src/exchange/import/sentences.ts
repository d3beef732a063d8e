/** What is wrong with a file or a row, in the reader's language. */
import type { ImportProblem } from '@tavle/domain';
import { cadenceWords, formatPeriod, refusalSentence, type Words } from '@tavle/text';
import type { PlanProblem } from './plan.ts';
import { readingsText, type RowProblem } from './rows.ts';
import { columnLetters, type FileProblem } from './table.ts';

/** Why a file cannot be read, and what to do. */
export function fileSentence(problem: FileProblem, t: Words): string {
  switch (problem.kind) {
    case 'tooLarge':
      return t('file.tooLarge', { n: problem.megabytes, m: problem.most });
    case 'unpacksTooLarge':
      return t('file.unpacksTooLarge', { m: problem.most });
    case 'tooManyRows':
    case 'tooManyColumns':
    case 'tooManyNumbers':
    case 'tooManySeries':
      return t(`file.${problem.kind}`, { n: problem.n, m: problem.most });
    case 'brokenQuotes':
      return t('file.brokenQuotes', { n: problem.row });
    default:
      return t(`file.${problem.kind}`);
  }
}

/** One problem with its place. */
export function problemOf(problem: RowProblem | PlanProblem, headings: readonly string[], t: Words): ImportProblem {
  const { row, column } = problem;
  const name = column === null ? '' : headings[column] || columnLetters(column);
  return { row, column: name, sentence: rowSentence(problem, t) };
}

function rowSentence(problem: RowProblem | PlanProblem, t: Words): string {
  switch (problem.kind) {
    case 'notAPeriod':
    case 'notANumber':
    case 'negative':
      return t(`row.${problem.kind}`, { x: problem.text });
    case 'doubtful': {
      const [a, b] = readingsText(problem.readings, t.locale);
      return t('row.doubtful', { x: problem.text, a, b });
    }
    case 'duplicate':
    case 'severalDays':
      return t(`row.${problem.kind}`, { row: String(problem.other) });
    case 'noResult':
      return t('row.noResult', { cell: `${columnLetters(problem.column ?? 0)}${problem.row}` });
    case 'incomplete':
      return t('row.incomplete', { n: problem.days, m: problem.of });
    case 'outside': {
      const period = formatPeriod(problem.period, 'full', t.locale);
      const rhythm = t(cadenceWords[problem.indicator.cadence]).toLowerCase();
      const isDay = problem.period.start === problem.period.end;
      return t(isDay ? 'row.outsideDay' : 'row.outside', { period, rhythm });
    }
    case 'refused':
      return refusalSentence(problem.refusal, t);
    default:
      return t(`row.${problem.kind}`);
  }
}
