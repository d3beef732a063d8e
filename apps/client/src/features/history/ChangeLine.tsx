import type { EntryChange, FieldDifference } from '@tavle/domain';
import {
  formatPeriod,
  changeWords,
  differenceWords,
  isMachineField,
  type NameOf,
  storedMeasurementWords,
} from '@tavle/text';
import { parseDate } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import styles from './history.module.css';

/** One entry that changed: what it is, what it is called, what it belongs to, and each field before and after. */
export function ChangeLine({ change, nameOf }: { readonly change: EntryChange; readonly nameOf: NameOf }) {
  const t = useWords();
  const { kind, section, name, of } = change;
  const what = changeWords(change, t);
  const said = section === 'measurements' ? storedMeasurementWords(change.fields, t) : name;
  const when = periodOf(change.fields);
  const about = of === null || of.name === '' ? '' : ` ${t('history.of', { name: of.name })}`;
  const period = when === null ? '' : ` · ${formatPeriod(when, 'short', t.locale)}`;
  const fields = kind === 'changed' ? change.fields.filter(({ field }) => !isMachineField(field)) : [];
  return (
    <>
      <p className={styles.what}>
        <span className={styles.kind}>{what}</span>
        {said === '' ? null : <>: {said}</>}
        <span className={styles.about}>
          {about}
          {period}
        </span>
      </p>
      {fields.length === 0 ? null : (
        <ul className={styles.fields}>
          {fields.map((field) => (
            <li key={field.field}>{differenceWords(section, field, t, nameOf)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function periodOf(fields: readonly FieldDifference[]) {
  const dateOf = (name: string) => {
    const found = fields.find(({ field }) => field === name);
    return parseDate(found?.is ?? found?.was);
  };
  const [start, end] = [dateOf('start'), dateOf('end')];
  return start === undefined || end === undefined ? null : { start, end };
}
