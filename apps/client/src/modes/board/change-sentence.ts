/** A change that was set aside, as a line somebody can judge: what it is about and what it says. */
import type { FieldChange } from '@tavle/board';
import {
  fieldName,
  type NameOf,
  sectionWords,
  storedMeasurementWords,
  storedValueWords,
  type Words,
} from '@tavle/text';

/** Fields whose words say best what an entry is. */
const telling = ['text', 'what', 'name', 'problem'] as const;

/** "Handlingen: Ring til hjemmeplejen", "Målet · Hvorfor: …". */
export function changeSentence(change: FieldChange, t: Words, nameOf: NameOf): string {
  const { section } = change;
  const what = t(sectionWords[section]);
  if (change.kind === 'removed') return t('history.removed', { what });
  if (change.kind === 'changed') {
    const { field, value } = change;
    return `${what} · ${fieldName(field, t)}: ${storedValueWords({ section, field, value }, t, nameOf)}`;
  }
  const { fields } = change;
  const field = telling.find((name) => fields[name] !== undefined && fields[name] !== '');
  const entered = Object.entries(fields).map(([name, is]) => ({ field: name, was: null, is }));
  const said = field === undefined ? storedMeasurementWords(entered, t) : String(fields[field]);
  return said === '' ? t('history.made', { what }) : t('history.named', { what, name: said });
}
