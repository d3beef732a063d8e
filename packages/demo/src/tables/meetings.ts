/**
 * Board meetings that have been held: what was said, decided and agreed. A board that is not here held its meetings too, with nothing but who was there and
 * what its focus was left with.
 */
import type { HeldSpec, UnitCode } from '../spec.ts';

/** By unit, the newest meeting first. */
export const heldMeetings: Readonly<Record<UnitCode, readonly HeldSpec[]>> = {
  RN: [
    {
      goodNews: ['Tre måneder i træk er flere udredt til tiden.'],
      outcomes: [{ indicator: 'udredt', kind: 'keep' }],
      decisions: [
        { text: 'Psykiatriens tal gennemgås hver måned sammen med somatikkens.', readBy: ['leader', 'quality'] },
      ],
      actions: [{ what: 'Tag ventetid på botilbud med til sundhedssamarbejdsudvalget', owner: 'leader', dueAfter: 28 }],
    },
  ],
  PSYK: [
    {
      goodNews: ['Alle fem afdelinger måler tvang på samme måde.'],
      readings: [
        {
          indicator: '16',
          text: 'Fastholdelser stiger, mens bælter falder. Vi skal se på de to sammen.',
          by: 'quality',
        },
        { indicator: '4', text: 'Niveauet holder.', by: 'leader' },
      ],
      outcomes: [
        { indicator: '4', kind: 'keep' },
        { indicator: '16', kind: 'act', note: 'Tyve forløb gennemgås med Syd og Nord' },
        { indicator: '8', kind: 'lift' },
      ],
      actions: [
        { what: 'Find tyve forløb fra tre måneder', owner: 'quality', dueAfter: 7, indicator: '16', state: 'done' },
        {
          what: 'Inviter Syd og Nord til gennemgangen',
          owner: 'keeper',
          dueAfter: 14,
          indicator: '16',
          state: 'waiting',
        },
      ],
      decisions: [
        {
          text: 'Bælter og fastholdelser vises altid sammen.',
          indicator: '16',
          readBy: ['leader', 'keeper', 'quality'],
        },
        { text: 'Afdelingerne svarer inden for to møder på et mål fra os.', readBy: ['leader'] },
      ],
    },
    {
      outcomes: [
        { indicator: '9', kind: 'keep', note: 'Sms virkede ikke. Vi prøver opkald' },
        { indicator: '4', kind: 'keep' },
      ],
      decisions: [{ text: 'Påmindelse på sms stoppes.', indicator: '9', readBy: ['leader', 'keeper', 'quality'] }],
      note: 'Vi lærte mere af sms-forsøget end af de to, der lykkedes.',
    },
  ],
  AFD2: [
    {
      goodNews: ['Første uge uden afbud til første samtale.'],
      readings: [
        { indicator: 'foerste', text: 'Afbud kommer samme dag. Tiderne kan ikke nå at gives videre.', by: 'quality' },
        { indicator: '16', text: 'Mest i aftenvagten i weekenden.', by: 'keeper' },
      ],
      outcomes: [
        { indicator: '1', kind: 'keep' },
        { indicator: 'foerste', kind: 'act', note: 'To faste tider prøves fire uger mere' },
        { indicator: '16', kind: 'lift' },
      ],
      actions: [
        {
          what: 'Ring til alle med tid til første samtale dagen før',
          owner: 'keeper',
          dueAfter: 21,
          indicator: 'foerste',
          expected: 'Færre afbud samme dag',
          state: 'doing',
        },
        {
          what: 'Skriv en fast vejledning for afbud',
          owner: 'quality',
          dueAfter: 28,
          indicator: 'foerste',
          state: 'waiting',
        },
      ],
      decisions: [
        {
          text: 'Første samtale må holdes på video, når patienten ønsker det.',
          indicator: 'foerste',
          readBy: ['leader', 'quality'],
        },
      ],
      note: 'Vi nåede ikke opfølgning efter udskrivelse. Den står først næste gang.',
    },
    {
      goodNews: ['Ny visitation to gange om ugen er blevet en vane.'],
      readings: [{ indicator: '4', text: 'Kurven er flyttet, og den bliver der.', by: 'leader' }],
      outcomes: [
        { indicator: '4', kind: 'keep' },
        { indicator: 'foerste', kind: 'act' },
      ],
      actions: [
        {
          what: 'Del skemaet til eftersamtaler med Nord',
          owner: 'quality',
          dueAfter: 7,
          indicator: '4',
          state: 'done',
        },
      ],
      decisions: [
        {
          text: 'Eftersamtalen holdes inden for tre døgn, også i weekenden.',
          indicator: '4',
          readBy: ['leader', 'keeper', 'quality', 'supplier'],
        },
      ],
    },
  ],
  S1: [
    {
      goodNews: ['Teamet ringede kl. 10 hver dag i ugen.'],
      readings: [{ indicator: 'samtale', text: 'To gik hjem før samtalen. Begge om lørdagen.', by: 'leader' }],
      outcomes: [
        { indicator: 'samtale', kind: 'keep' },
        { indicator: 'indflydelse', kind: 'act' },
      ],
      actions: [
        {
          what: 'Spørg også om aftenen',
          owner: 'keeper',
          dueAfter: 7,
          indicator: 'indflydelse',
          expected: 'Svar fra begge vagter',
        },
      ],
      decisions: [
        { text: 'Spørgsmålet stilles ved middag og ved aftensmad.', indicator: 'indflydelse', readBy: ['leader'] },
      ],
    },
    { outcomes: [{ indicator: 'samtale', kind: 'keep' }], note: 'Kun fire til stede. Vi holdt det kort.' },
  ],
};
