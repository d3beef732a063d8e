import { type Refusal, unreachable } from '@tavle/domain';
import { formatExact } from '../numbers/format.ts';
import { da } from '../words/da.ts';
import type { PlainKey, Words } from '../words/words.ts';
import { sectionWords } from './unions.ts';

/**
 * A refusal as one sentence that says what to do. A form that has its own label for the field hands it over; otherwise the field's
 * usual name is used, and a field the words do not know is called "feltet".
 */
export function refusalSentence(refusal: Refusal, t: Words, fieldLabel?: string): string {
  switch (refusal.kind) {
    case 'cprLike':
    case 'missing':
    case 'notANumber':
    case 'negative':
    case 'notWhole':
    case 'wrongKind':
    case 'notADate':
      return t(`refusal.${refusal.kind}`, { field: fieldLabel ?? fieldName(refusal.field, t) });
    case 'tooLong':
      return t('refusal.tooLong', { field: fieldLabel ?? fieldName(refusal.field, t), n: refusal.most });
    case 'outOfRange':
      return t('refusal.outOfRange', {
        field: fieldLabel ?? fieldName(refusal.field, t),
        a: formatExact(refusal.least, t.locale),
        b: formatExact(refusal.most, t.locale),
      });
    case 'partExceedsWhole':
    case 'wholeIsZero':
    case 'badPeriod':
    case 'reasonNeeded':
    case 'alreadyAnswered':
    case 'sameMeeting':
    case 'notAllowed':
      return t(`refusal.${refusal.kind}`);
    case 'notFound':
    case 'unreadable':
    case 'wrongState':
      return t(`refusal.${refusal.kind}`, { what: t(sectionWords[refusal.what]) });
    case 'overCap':
      return t(`refusal.overCap.${refusal.cap}`, { n: refusal.most });
    case 'stillInUse':
      return t('refusal.stillInUse', { what: t(sectionWords[refusal.what]), n: refusal.count });
    default:
      return unreachable(refusal);
  }
}

/** What a field of a board document is called on the screen. */
export function fieldName(field: string, t: Words): string {
  const key = `field.${field}`;
  return t(isFieldKey(key) ? key : 'field.other');
}

type FieldKey = Extract<PlainKey, `field.${string}`>;

/** Keys with a dot cannot be inherited, so `in` is enough (`Object.hasOwn` is younger than a display's engine). */
const isFieldKey = (key: string): key is FieldKey => key in da;
