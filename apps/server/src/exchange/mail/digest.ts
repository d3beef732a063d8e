/**
 * The mail about what is due. It leaves the house, so it says how many of what is missing, by how long and on which board, and names indicators as
 * walls do; never a value, never what somebody has written, never a person but its reader.
 */
import { type Due, type DueKind, dueKinds, type MailEvery, type MyDues } from '@tavle/domain';
import type { PlainKey, WordKey, Words } from '@tavle/text';
import type { Mail } from './post.ts';

/** What a digest is made of. */
export type DigestOf = {
  readonly name: string;
  readonly boards: readonly MyDues[];
  readonly every: Exclude<MailEvery, 'never'>;
  readonly publicUrl: string;
  readonly offToken: string;
};

const counted = {
  answer: 'due.answerN',
  action: 'due.actionN',
  measurement: 'due.measurementN',
  decision: 'due.decisionN',
  translation: 'due.translationN',
} as const satisfies Record<DueKind, WordKey>;

const why = { day: 'digest.why.day', week: 'digest.why.week' } as const satisfies Record<DigestOf['every'], PlainKey>;

/** Writes the mail. */
export function digestMail({ name, boards, every, publicUrl, offToken }: DigestOf, t: Words): Mail {
  const n = boards.reduce((sum, { dues }) => sum + dues.length, 0);
  const parts = [
    t('digest.hello', { name }),
    t('digest.lead'),
    ...boards.map((board) => boardText(board, publicUrl, t)),
    [t(why[every]), t('digest.off', { address: `${publicUrl}/mail/fra/${offToken}` })].join('\n'),
  ];
  return {
    subject: t('digest.subject', { n }),
    text: `${parts.join('\n\n')}\n`,
    offUrl: `${publicUrl}/api/mail/off/${offToken}`,
  };
}

function boardText({ board, unitName, dues }: MyDues, publicUrl: string, t: Words): string {
  const lines = dueKinds.flatMap((kind) => {
    const of = dues.filter((due) => due.kind === kind);
    return of.length === 0 ? [] : [`- ${t(counted[kind], { n: of.length })}${detailOf(of, t)}`];
  });
  return [unitName, ...lines, t('digest.open', { address: `${publicUrl}/tavle/${board}` })].join('\n');
}

/** Which indicators, and how late; of everything else only how late the latest is. */
function detailOf(dues: readonly Due[], t: Words): string {
  const late = (days: number): string => (days > 0 ? ` (${t('digest.late', { n: days })})` : '');
  const names = dues.flatMap((due) => (due.kind === 'measurement' ? [`${due.name}${late(due.daysLate)}`] : []));
  if (names.length > 0) return `: ${names.join(', ')}`;
  return late(Math.max(...dues.map(({ daysLate }) => daysLate)));
}
