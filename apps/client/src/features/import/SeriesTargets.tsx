import { type Goal, type Indicator, type ImportPreview, parseId, type SeriesTarget } from '@tavle/domain';
import { formatPeriod } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { CommitField } from '../../ui/CommitField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './import.module.css';
import type { Wish } from './send-file.ts';
import { targetsNow } from './wished.ts';

/** Lines that are drawn; a file of two thousand names would otherwise be two thousand lists. */
const linesMost = 150;

export interface SeriesTargetsProps {
  readonly preview: ImportPreview;
  readonly wish: Wish;
  readonly indicators: readonly Indicator[];
  readonly goals: readonly Goal[];
  readonly onChange: (wish: Wish) => void;
}

/** Where the numbers of each name in the file go. */
export function SeriesTargets({ preview, wish, indicators, goals, onChange }: SeriesTargetsProps) {
  const t = useWords();
  const { series } = preview;
  const now = targetsNow(preview, wish);
  const goesTo = (name: string): SeriesTarget => now.get(name) ?? 'skip';
  const unknown = series.filter(({ name }) => goesTo(name) === 'skip' || goesTo(name) === 'new');
  const send = (next: ReadonlyMap<string, SeriesTarget>): void =>
    onChange({ ...wish, targets: [...next].map(([name, to]) => ({ series: name, to })) });
  const all = (to: SeriesTarget): void =>
    send(new Map([...now, ...unknown.map(({ name }): [string, SeriesTarget] => [name, to])]));
  const options = [
    { value: 'skip', label: t('import.to.skip') },
    { value: 'new', label: t('import.to.new') },
    ...indicators
      .filter(({ stage }) => stage !== 'retired')
      .map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  return (
    <section className={styles.section} aria-labelledby="import-series">
      <h2 id="import-series">{t('import.series')}</h2>
      {unknown.length === 0 ? null : (
        <>
          <p className={styles.quiet}>
            {t('import.unknown', { n: unknown.length })} {t('import.seriesHelp')}
          </p>
          <ButtonBar>
            <Button onClick={() => all('new')}>{t('import.allNew')}</Button>
            <Button look="quiet" onClick={() => all('skip')}>
              {t('import.allSkip')}
            </Button>
          </ButtonBar>
        </>
      )}
      <ul className={styles.series}>
        {series.slice(0, linesMost).map((each) => (
          <li key={each.name} className={styles.line}>
            <span className={styles.name}>{each.name === '' ? preview.file.name : each.name}</span>
            <span className={styles.span}>{spanOf(each, each.rows, t)}</span>
            <Select
              label={t('import.seriesTo', { name: each.name === '' ? preview.file.name : each.name })}
              value={String(goesTo(each.name))}
              options={options}
              onChange={(chosen) => {
                const to = chosen === 'skip' || chosen === 'new' ? chosen : parseId<Indicator['id']>(chosen);
                if (to !== undefined) send(new Map([...now, [each.name, to]]));
              }}
            />
          </li>
        ))}
      </ul>
      {series.length > linesMost ? (
        <p className={styles.quiet}>{t('import.moreSeries', { n: series.length - linesMost })}</p>
      ) : null}
      {series.some(({ name }) => goesTo(name) === 'new') ? (
        <GoalOfDrafts goals={goals} wish={wish} file={preview.file.name} onChange={onChange} />
      ) : null}
    </section>
  );
}

/** `24 tal · januar 2015–december 2016`. */
function spanOf(
  { first, last }: ImportPreview['series'][number],
  rows: number,
  t: ReturnType<typeof useWords>,
): string {
  const count = t('import.formerCount', { n: rows });
  if (first === null || last === null) return count;
  const from = formatPeriod(first, 'full', t.locale);
  const to = formatPeriod(last, 'full', t.locale);
  return `${count} · ${from === to ? from : `${from} – ${to}`}`;
}

type GoalOfDraftsProps = Pick<SeriesTargetsProps, 'goals' | 'wish' | 'onChange'> & { readonly file: string };

function GoalOfDrafts({ goals, wish, file, onChange }: GoalOfDraftsProps) {
  const t = useWords();
  const options = [
    { value: 'new', label: t('import.goalNew') },
    ...goals.filter(({ stage }) => stage !== 'retired').map(({ id, text }) => ({ value: String(id), label: text })),
  ];
  const goal = wish.goal ?? null;
  return (
    <div className={styles.more}>
      <Select
        label={t('import.goal')}
        value={goal === null ? 'new' : String(goal)}
        options={options}
        onChange={(chosen) =>
          onChange({ ...wish, goal: chosen === 'new' ? null : (parseId<Goal['id']>(chosen) ?? null) })
        }
      />
      {goal === null ? (
        <CommitField
          label={t('import.goalText')}
          value={wish.newGoal ?? t('import.goalDefault', { name: file.replace(/\.[a-z]+$/i, '') })}
          onCommit={(newGoal) => {
            onChange({ ...wish, newGoal });
            return undefined;
          }}
        />
      ) : null}
    </div>
  );
}
