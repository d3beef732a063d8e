/** A change that was set aside, as a line somebody can judge: what it is about and what it says. */
import type { FieldChange } from '@tavle/board';
import { fieldName, sectionWords, type Words } from '@tavle/text';

/** Fields whose words say best what an entry is. */
const telling = ['text', 'what', 'name', 'problem', 'value', 'part'] as const;

/** "Handlingen: Ring til hjemmeplejen", "Målet · Hvorfor: …". */
export function changeSentence(change: FieldChange, t: Words): string {
  const what = t(sectionWords[change.section]);
  if (change.kind === 'removed') return `${what} · ${t('common.remove')}`;
  if (change.kind === 'changed') return `${what} · ${fieldName(change.field, t)}: ${change.value ?? t('common.none')}`;
  const field = telling.find((name) => change.fields[name] !== undefined && change.fields[name] !== '');
  return field === undefined ? `${what} · ${t('common.new')}` : `${what}: ${String(change.fields[field])}`;
}
