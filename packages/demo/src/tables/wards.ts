/** The nineteen wards: what staff can do something about this week. Small units, small numbers: most counts here are hidden from everybody else. */
import type {
  ActionSpec,
  BoardSpec,
  GoalRef,
  GoalSpec,
  IndicatorSpec,
  Measure,
  ReadingSpec,
  Series,
  TargetSpec,
} from '../spec.ts';
import { measures21 as of21 } from './measures.ts';

const week = { cadence: 'week' } as const;
const weekly = { unit: '%', kind: 'share', ...week } as const;
const fortnightly = { unit: '%', kind: 'share', cadence: 'fortnight' } as const;
const count = 'Afsnittets egen optælling';
const record = 'Patientjournalen, udtræk fra ledelsesinformation';

/** What wards measure, by key. */
const measures = {
  belaegning: of21['11'],
  samtale: {
    ...fortnightly,
    name: 'Udskrivningssamtale og overlevering, før patienten går',
    definition: 'Andel af udskrivninger, hvor samtalen er holdt, og teamet har fået overleveringen, før patienten går.',
    partText: 'Udskrivninger med samtale og overlevering',
    wholeText: 'Udskrivninger i perioden',
    source: count,
    why: 'Den, der tager imod, skal vide det samme som den, der siger farvel.',
    direction: 'up',
  },
  udenAftale: {
    ...week,
    name: 'Udskrevet uden aftale',
    definition: 'Antal udskrevet i ugen uden en aftalt tid.',
    unit: '',
    kind: 'count',
    source: count,
    why: 'Hver eneste er en, vi kan ringe til.',
    direction: 'down',
  },
  indflydelse: {
    ...weekly,
    name: 'Havde du indflydelse på din plan i dag?',
    definition: 'Andel, der svarer ja. Ti patienter spørges hver uge. Svarene er uden navn.',
    partText: 'Patienter, der svarer ja',
    wholeText: 'Patienter spurgt',
    source: count,
    why: 'Vi kan ikke vide det uden at spørge.',
    direction: 'up',
  },
  risikoscore: {
    ...weekly,
    name: 'Risikoscore hver vagt',
    definition: 'Andel af vagter, hvor tidlige tegn på uro er scoret for alle indlagte.',
    partText: 'Vagter med score for alle',
    wholeText: 'Vagter i ugen',
    source: record,
    why: 'Det, vi ser tidligt, kan vi tale om.',
    direction: 'up',
    personBased: false,
  },
  mestringsplan: {
    ...fortnightly,
    name: 'Personlig mestringsplan inden for et døgn',
    definition: 'Andel af nyindlagte, som har lavet en mestringsplan inden for 24 timer.',
    partText: 'Nyindlagte med plan inden for et døgn',
    wholeText: 'Nyindlagte i perioden',
    source: record,
    why: 'Patienten ved selv, hvad der hjælper.',
    direction: 'up',
  },
  dageSiden: {
    ...week,
    name: 'Dage siden sidste bælte',
    definition: 'Dage ved ugens slutning siden sidste bæltefiksering i afsnittet.',
    unit: 'dage',
    kind: 'daysSince',
    source: count,
    why: 'Viser de rolige perioder, også når tallene er små.',
    direction: 'up',
  },
  vagtplan: {
    ...weekly,
    name: 'Vagtplan klar fire uger frem',
    definition: 'Andel af vagter de næste fire uger, som har navn på.',
    partText: 'Vagter med navn',
    wholeText: 'Vagter de næste fire uger',
    source: 'Vagtplansystemet',
    why: 'En plan, man kan regne med, gør det lettere at blive.',
    direction: 'up',
    personBased: false,
  },
  ekstravagter: {
    name: 'Ekstravagter med kort varsel',
    definition: 'Antal ekstravagter taget med under 48 timers varsel.',
    unit: 'vagter',
    kind: 'count',
    cadence: 'fortnight',
    source: 'Vagtplansystemet',
    why: 'De slider på dem, der altid siger ja.',
    direction: 'down',
    personBased: false,
  },
  fmk: {
    ...weekly,
    name: 'FMK tjekket på dagen af navngiven læge',
    definition: 'Andel af udskrivninger, hvor dagens navngivne læge har tjekket FMK.',
    partText: 'Udskrivninger med tjekket FMK',
    wholeText: 'Udskrivninger i ugen',
    source: count,
    why: 'Når det er alles opgave, er det ingens.',
    direction: 'up',
  },
  helbred: {
    ...weekly,
    name: 'Vægt, mål, blodtryk og blodprøve taget',
    definition: 'Andel af indlagte med svær psykisk sygdom, hvor alle fire er taget inden for et år.',
    partText: 'Indlagte med alle fire',
    wholeText: 'Indlagte med svær psykisk sygdom',
    source: record,
    why: 'Kroppen hører med.',
    direction: 'up',
  },
  vurderet: {
    ...weekly,
    name: 'Set af læge inden for en time',
    definition: 'Andel af akutte henvendelser, hvor patienten er set af en læge inden for en time.',
    partText: 'Henvendelser set inden for en time',
    wholeText: 'Akutte henvendelser i ugen',
    source: record,
    why: 'Den, der selv henvender sig, skal ikke fortryde det.',
    direction: 'up',
  },
  naesteSkridt: {
    ...weekly,
    name: 'Går derfra med et navngivet næste skridt',
    definition:
      'Andel af henvendelser, der ikke fører til indlæggelse, hvor næste skridt er aftalt og skrevet ned til patienten.',
    partText: 'Henvendelser med næste skridt',
    wholeText: 'Henvendelser uden indlæggelse',
    source: record,
    why: 'Et nej til en seng skal altid være et ja til noget andet.',
    direction: 'up',
  },
  paaroerende: {
    ...fortnightly,
    name: 'Pårørende ringet op inden for to dage',
    definition: 'Andel af nyindlagte med pårørende, hvor afsnittet har ringet inden for to dage.',
    partText: 'Indlæggelser med opkald inden for to dage',
    wholeText: 'Nyindlagte med pårørende',
    source: count,
    why: 'De ved noget, vi ikke ved.',
    direction: 'up',
  },
  ugeplan: {
    ...weekly,
    name: 'Ugeplan lavet sammen mandag',
    definition: 'Andel af indlagte, som har lavet deres ugeplan sammen med personalet mandag.',
    partText: 'Indlagte med ugeplan',
    wholeText: 'Indlagte mandag',
    source: count,
    why: 'En uge med indhold giver ro.',
    direction: 'up',
  },
  debriefing: {
    name: 'Debriefing samme dag efter vold eller trusler',
    definition: 'Andel af episoder, hvor de involverede har haft debriefing samme dag.',
    partText: 'Episoder med debriefing samme dag',
    wholeText: 'Episoder i perioden',
    unit: '%',
    kind: 'share',
    cadence: 'fortnight',
    source: count,
    why: 'Ingen skal køre hjem alene med det.',
    direction: 'up',
    personBased: false,
  },
  fald: {
    name: 'Fald pr. 1.000 sengedage',
    definition: 'Registrerede fald pr. 1.000 sengedage.',
    partText: 'Fald',
    wholeText: 'Sengedage',
    unit: 'pr. 1.000 sengedage',
    kind: 'rate',
    per: 1000,
    cadence: 'month',
    source: 'Utilsigtede hændelser',
    why: 'Et fald kan koste et ben og et halvt år.',
    direction: 'down',
  },
  fastholdelser: of21['16'],
} as const satisfies Readonly<Record<string, Measure>>;

type MeasureKey = keyof typeof measures;

/** Targets by measure. */
const targets: Readonly<Partial<Record<MeasureKey, Omit<TargetSpec, 'since'>>>> = {
  belaegning: { rule: 'between', low: 85, high: 95 },
  samtale: { rule: 'atLeast', value: 95 },
  udenAftale: { rule: 'atMost', value: 0 },
  indflydelse: { rule: 'atLeast', value: 80 },
  risikoscore: { rule: 'atLeast', value: 95 },
  mestringsplan: { rule: 'atLeast', value: 90 },
  dageSiden: { rule: 'rising' },
  vagtplan: { rule: 'atLeast', value: 100 },
  ekstravagter: { rule: 'atMost', value: 4 },
  fmk: { rule: 'atLeast', value: 95 },
  helbred: { rule: 'atLeast', value: 90 },
  vurderet: { rule: 'atLeast', value: 85 },
  naesteSkridt: { rule: 'atLeast', value: 100 },
  paaroerende: { rule: 'atLeast', value: 90 },
  ugeplan: { rule: 'atLeast', value: 90 },
  debriefing: { rule: 'atLeast', value: 90 },
  fald: { rule: 'atMost', value: 6 },
  fastholdelser: { rule: 'atMost', value: 13 },
};

/** A goal of a ward: its words, and the goal above with the sentence on how it contributes. */
interface WardGoal extends GoalSpec {
  readonly of: GoalRef;
  readonly contribution: string;
}

const at = (board: string, goal: string): GoalRef => ({ board, goal });

const tidligeTegn = (department: string): WardGoal => ({
  key: 'tegn',
  text: 'Vi ser de tidlige tegn og gør noget ved dem',
  why: 'Uro begynder sjældent, når alarmen går.',
  of: at(department, 'tvang'),
  contribution: 'Score hver vagt og en plan fra det første døgn giver os noget andet at gøre end at gribe.',
  focus: true,
});
const overlevering = (of: GoalRef): WardGoal => ({
  key: 'udskrivelse',
  text: 'Teamet har taget imod, før patienten går',
  why: 'Det er i hullet imellem os, det går galt.',
  of,
  contribution: 'Samtale og overlevering før døren lukker gør aftalen virkelig.',
  focus: true,
});
const medindflydelse = (of: GoalRef): WardGoal => ({
  key: 'indflydelse',
  text: 'Patienten har indflydelse på sin dag',
  why: 'Man får det bedre af at bestemme noget selv.',
  of,
  contribution: 'Vi spørger ti patienter hver uge og ændrer det, de peger på.',
});
const helbred = (of: GoalRef): WardGoal => ({
  key: 'helbred',
  text: 'Kroppen bliver undersøgt hos os',
  why: 'Mange kommer ikke til egen læge.',
  of,
  contribution: 'Vi tager de fire mål, så der er noget at følge op på.',
});
const plads: WardGoal = {
  key: 'plads',
  text: 'Der er plads og ro i afsnittet',
  why: 'For mange på for lidt plads giver uro.',
  of: at('PSYK', 'plads'),
  contribution: 'Vi melder ledige senge ind hver morgen, så ingen venter på en seng, der står tom.',
};
const vagter = (of: GoalRef): WardGoal => ({
  key: 'vagter',
  text: 'Man kan regne med sin vagtplan',
  why: 'Et liv ved siden af arbejdet er en grund til at blive.',
  of,
  contribution: 'Færre opkald i fritiden giver færre, der bliver syge eller siger op.',
  focus: true,
});
const paaroerende = (of: GoalRef): WardGoal => ({
  key: 'paaroerende',
  text: 'De pårørende hører fra os først',
  why: 'Den første samtale sætter tonen.',
  of,
  contribution: 'Et opkald inden for to dage gør dem til en del af planen.',
});
const ro = (of: GoalRef): WardGoal => ({
  key: 'ro',
  text: 'Der er ro på afsnittet, også ved vagtskifte',
  why: 'De svære episoder ligger, hvor vi har travlt med hinanden.',
  of,
  contribution: 'Debriefing samme dag gør, at vi lærer af hver episode.',
  focus: true,
});

interface WardIndicator {
  readonly measure: MeasureKey;
  readonly goal: string;
  readonly series: Series;
  readonly focus?: boolean;
}

interface Ward {
  readonly unit: string;
  readonly weekday?: number;
  readonly time?: string;
  readonly goals: readonly WardGoal[];
  readonly indicators: readonly WardIndicator[];
  /** Takes Psykiatrien's goal on coercion over as its department has it: its numbers are the department's. */
  readonly restraints?: { readonly department: string; readonly series: Series };
  readonly excuses?: readonly { readonly of: GoalRef; readonly reason: string }[];
  readonly readings: readonly ReadingSpec[];
  readonly actions: readonly ActionSpec[];
  readonly more?: Pick<BoardSpec, 'lifts' | 'efforts' | 'celebrations' | 'parked' | 'ideas' | 'reviews' | 'visits'>;
}

type Rate = Omit<Extract<Series, { draw: 'rate' }>, 'draw' | 'whole' | 'level'>;
type Share = Omit<Extract<Series, { draw: 'share' }>, 'draw' | 'whole' | 'level'>;

const occupancy = (beds: number, level: number, more: Rate = {}): WardIndicator => ({
  measure: 'belaegning',
  goal: 'plads',
  series: { draw: 'rate', whole: beds * 7, level, ...more },
});
const share = (measure: MeasureKey, goal: string, whole: number, level: number, more: Share = {}): WardIndicator => ({
  measure,
  goal,
  series: { draw: 'share', whole, level, ...more },
});
/** Three shifts a day for a week. */
const shifts = { fixedWhole: true } as const;

const wardList: readonly Ward[] = [
  {
    unit: 'S1',
    weekday: 1,
    time: '13:15',
    goals: [overlevering(at('AFD2', 'udskrivelse')), medindflydelse(at('AFD2', 'plan')), plads],
    indicators: [
      { ...share('samtale', 'udskrivelse', 14, 0.82, { to: 0.97, ago: 12, throw: 1 }), focus: true },
      { measure: 'udenAftale', goal: 'udskrivelse', series: { draw: 'count', level: 0.7 } },
      share('indflydelse', 'indflydelse', 10, 0.76, { fixedWhole: true, throw: 1 }),
      share('ugeplan', 'indflydelse', 16, 0.86),
      occupancy(18, 93),
    ],
    readings: [
      {
        indicator: 'samtale',
        text: 'Det er blevet en vane, efter at teamet ringer fast kl. 10.',
        by: 'leader',
        ago: 5,
        shared: true,
      },
      { indicator: 'indflydelse', text: 'Aftenerne trækker ned. Der er færre at tale med.', by: 'keeper', ago: 5 },
    ],
    actions: [
      { what: 'Skriv opkaldet kl. 10 ind i dagens plan', owner: 'leader', due: -2, agreed: 12, indicator: 'samtale' },
      { what: 'Hæng spørgsmålet op ved frokosten', owner: 'keeper', due: 2, agreed: 12, indicator: 'indflydelse' },
    ],
    more: {
      lifts: [
        {
          key: 'overlevering',
          to: 'AFD2',
          problem: 'Ambulatoriet lukker telefonen tidligt om fredagen, og så kan vi ikke aftale en tid.',
          request: 'En åben telefon til kl. 15 om fredagen.',
          raised: 12,
          answerBy: 2,
          indicator: 'samtale',
          state: 'closed',
        },
      ],
      efforts: [
        {
          key: 'opkald',
          what: 'Fast opkald til teamet kl. 10 på udskrivelsesdagen',
          indicator: 'samtale',
          expected: 'Mindst 95 %',
          owner: 'leader',
          ago: 70,
          until: 7,
          stage: 'closed',
          verdict: 'worked',
          evidence: 'Tolv målinger over den tidligere median.',
        },
      ],
      celebrations: [{ text: '12 af 13 indsatser er fulgt til dørs i år.', ago: 5 }],
      parked: [{ text: 'Nye stole til samtalerummet', who: ['leader', 'keeper'], ago: 12 }],
      visits: [
        { occasion: 'talk', level: 'AFD2', text: 'Vi holder fast i opkaldet dagen efter.', ago: 33 },
        { occasion: 'visit', level: 'AFD2', guests: 'afdelingsledelsen', text: 'Fulgte tavlemødet onsdag.', ago: 18 },
      ],
    },
  },
  {
    unit: 'S2',
    weekday: 1,
    time: '13:30',
    goals: [medindflydelse(at('AFD2', 'plan')), overlevering(at('AFD2', 'udskrivelse')), plads],
    indicators: [
      {
        ...share('indflydelse', 'indflydelse', 10, 0.6, { fixedWhole: true, to: 0.88, ago: 12, throw: 1 }),
        focus: true,
      },
      share('ugeplan', 'indflydelse', 16, 0.8, { throw: 1 }),
      share('samtale', 'udskrivelse', 12, 0.9),
      occupancy(18, 94),
    ],
    readings: [
      {
        indicator: 'indflydelse',
        text: '"I dag valgte jeg selv rækkefølgen." Det er det, der flytter svaret.',
        by: 'leader',
        ago: 4,
        shared: true,
      },
      { indicator: 'ugeplan', text: 'Mandage med sygdom i personalet kan ses.', by: 'keeper', ago: 11 },
    ],
    actions: [
      {
        what: 'Lad to patienter være med til at lave næste uges plan',
        owner: 'keeper',
        due: -5,
        agreed: 4,
        indicator: 'indflydelse',
      },
      { what: 'Find afløser til mandagsplanen', owner: 'leader', due: 4, agreed: 18, indicator: 'ugeplan' },
    ],
    more: {
      lifts: [
        {
          key: 'tolk',
          to: 'AFD2',
          problem: 'Vi kan ikke få tolk i weekenden, og så bliver patienten ikke spurgt.',
          request: 'Adgang til tolk i weekenden.',
          raised: 18,
          answerBy: 2,
          onWall: true,
        },
      ],
      ideas: [{ kind: 'idea', text: 'Lad patienterne skrive ugens spørgsmål.', ago: 6 }],
    },
  },
  {
    unit: 'S4',
    weekday: 2,
    time: '07:45',
    goals: [
      {
        key: 'akut',
        text: 'Den, der kommer, bliver set med det samme',
        why: 'En time er lang tid, når man er bange.',
        of: at('AFD2', 'ventetid'),
        contribution: 'Hurtig vurdering og et næste skridt gør, at ingen venter på ingenting.',
        focus: true,
      },
    ],
    indicators: [
      { ...share('vurderet', 'akut', 46, 0.81), focus: true },
      share('naesteSkridt', 'akut', 31, 0.93, { to: 0.985, ago: 12 }),
      share('paaroerende', 'akut', 12, 0.8),
    ],
    readings: [
      {
        indicator: 'vurderet',
        text: 'Om natten er der én læge til to steder. Det er dér, timen går.',
        by: 'leader',
        ago: 5,
      },
    ],
    actions: [
      {
        what: 'Notér tidspunkt for de henvendelser, der venter over en time',
        owner: 'keeper',
        due: -3,
        agreed: 12,
        indicator: 'vurderet',
      },
    ],
  },
  {
    unit: 'S5',
    weekday: 1,
    time: '14:00',
    goals: [tidligeTegn('AFD2'), plads],
    indicators: [
      { ...share('risikoscore', 'tegn', 21, 0.9, { ...shifts, missing: [0] }), focus: true },
      share('mestringsplan', 'tegn', 18, 0.84, { missing: [0] }),
      { measure: 'dageSiden', goal: 'tegn', series: { draw: 'daysSince', level: 0.5, missing: [0] } },
      occupancy(17, 96, { missing: [0] }),
    ],
    readings: [
      {
        indicator: 'risikoscore',
        text: 'Nattevagten mangler oftest. Skemaet ligger på den forkerte computer.',
        by: 'keeper',
        ago: 12,
      },
    ],
    actions: [
      { what: 'Flyt skemaet til vagtrummet', owner: 'keeper', due: 4, agreed: 19, indicator: 'risikoscore' },
      { what: 'Øv mestringsplan på personalemødet', owner: 'leader', due: -8, agreed: 12, indicator: 'mestringsplan' },
    ],
    more: {
      efforts: [
        {
          key: 'tavle',
          what: 'Fem minutter ved tavlen ved hvert vagtskifte',
          indicator: 'risikoscore',
          expected: 'Mindst 95 % af vagterne',
          owner: 'leader',
          ago: 33,
          until: -23,
          stage: 'do',
        },
      ],
      parked: [{ text: 'Lys i gangen om natten', who: ['leader', 'keeper'], ago: 19 }],
    },
  },
  {
    unit: 'S6',
    weekday: 1,
    time: '14:15',
    goals: [tidligeTegn('AFD2'), plads],
    indicators: [
      { ...share('risikoscore', 'tegn', 21, 0.97, shifts), focus: true },
      share('mestringsplan', 'tegn', 12, 0.9),
      { measure: 'dageSiden', goal: 'tegn', series: { draw: 'daysSince', level: 0.3 } },
      occupancy(12, 91),
    ],
    readings: [
      {
        indicator: 'risikoscore',
        text: 'Stabilt over målet. Vi viser gerne de andre, hvordan vi gør.',
        by: 'leader',
        ago: 6,
        shared: true,
      },
    ],
    actions: [
      {
        what: 'Inviter S5 til at være med ved et vagtskifte',
        owner: 'leader',
        due: -6,
        agreed: 6,
        indicator: 'risikoscore',
      },
    ],
    more: { celebrations: [{ text: 'Alle vagter scoret fire uger i træk.', ago: 6 }] },
  },
  {
    unit: 'S7',
    weekday: 2,
    time: '13:15',
    goals: [overlevering(at('AFD2', 'udskrivelse')), paaroerende(at('PSYK', 'overgang')), plads],
    indicators: [
      { ...share('samtale', 'udskrivelse', 14, 0.88), focus: true },
      { measure: 'udenAftale', goal: 'udskrivelse', series: { draw: 'count', level: 0.9 } },
      share('paaroerende', 'paaroerende', 12, 0.84),
      share('ugeplan', 'udskrivelse', 16, 0.88),
      occupancy(18, 92),
    ],
    readings: [
      { indicator: 'samtale', text: 'Samtalen bliver holdt. Det er overleveringen, der halter.', by: 'leader', ago: 6 },
    ],
    actions: [
      {
        what: 'Prøv S1s opkald kl. 10 i to uger',
        owner: 'leader',
        due: -9,
        agreed: 6,
        indicator: 'samtale',
        expected: 'Mindst 95 %',
      },
    ],
  },
  {
    unit: 'S8',
    weekday: 2,
    time: '13:30',
    goals: [helbred(at('AFD2', 'krop')), plads],
    indicators: [
      { ...share('helbred', 'helbred', 12, 0.72, { to: 0.88, ago: 12 }), focus: true },
      share('samtale', 'helbred', 10, 0.92),
      occupancy(14, 90),
    ],
    readings: [
      {
        indicator: 'helbred',
        text: 'Det er blevet en del af stuegang i stedet for en opgave ved siden af.',
        by: 'leader',
        ago: 7,
        shared: true,
      },
    ],
    actions: [{ what: 'Bestil en målevogn mere', owner: 'keeper', due: 6, agreed: 21, indicator: 'helbred' }],
    more: { celebrations: [{ text: 'Målevognen er med på stuegang hver dag.', ago: 14 }] },
  },
  {
    unit: 'N1',
    weekday: 2,
    time: '13:00',
    goals: [helbred(at('PSYK', 'liv')), paaroerende(at('PSYK', 'overgang'))],
    indicators: [
      { ...share('helbred', 'helbred', 12, 0.84), focus: true },
      share('paaroerende', 'paaroerende', 4, 0.9, { notRelevant: [5] }),
      share('ugeplan', 'helbred', 12, 0.93),
    ],
    readings: [
      {
        indicator: 'helbred',
        text: 'Gåturen om tirsdagen er blevet det sted, hvor vi taler om vægten.',
        by: 'leader',
        ago: 8,
      },
    ],
    actions: [
      { what: 'Lav en liste over åbne tilbud i kommunen', owner: 'keeper', due: -12, agreed: 8, indicator: 'helbred' },
    ],
  },
  {
    unit: 'N2',
    weekday: 1,
    time: '13:00',
    goals: [medindflydelse(at('PSYK', 'inddragelse')), plads],
    indicators: [
      { ...share('indflydelse', 'indflydelse', 10, 0.82, { fixedWhole: true, throw: 4 }), focus: true },
      share('ugeplan', 'indflydelse', 16, 0.9, { throw: 1 }),
      occupancy(18, 91),
    ],
    readings: [
      {
        indicator: 'indflydelse',
        text: 'De brugerstyrede senge smitter af på resten af afsnittet.',
        by: 'leader',
        ago: 5,
        shared: true,
      },
    ],
    actions: [
      {
        what: 'Fortæl Afdeling Syd om aftalerne for de brugerstyrede senge',
        owner: 'leader',
        due: -10,
        agreed: 5,
        indicator: 'indflydelse',
      },
    ],
  },
  {
    unit: 'N3',
    weekday: 1,
    time: '14:30',
    goals: [vagter(at('AFD4', 'kolleger')), plads],
    indicators: [
      { ...share('vagtplan', 'vagter', 84, 0.95, { fixedWhole: true, to: 0.995, ago: 9 }), focus: true },
      { measure: 'ekstravagter', goal: 'vagter', series: { draw: 'count', level: 7, to: 3.5, ago: 11, throw: 8 } },
      occupancy(17, 93),
    ],
    readings: [
      {
        indicator: 'ekstravagter',
        text: 'Halveret, siden planen kom ud i tide. Det kan mærkes om fredagen.',
        by: 'leader',
        ago: 5,
        shared: true,
      },
      { indicator: 'vagtplan', text: 'Seks gange i træk klar fire uger frem.', by: 'keeper', ago: 5 },
    ],
    actions: [
      {
        what: 'Vis vagtplanen for de andre afsnit i Nord',
        owner: 'keeper',
        due: -4,
        agreed: 12,
        indicator: 'vagtplan',
      },
    ],
    more: {
      efforts: [
        {
          key: 'plan',
          what: 'Vagtplanen lægges fælles den første mandag',
          indicator: 'ekstravagter',
          expected: 'Højst 4 pr. 14 dage',
          owner: 'leader',
          ago: 160,
          until: 20,
          stage: 'closed',
          verdict: 'worked',
          evidence: 'Elleve perioder under den tidligere median.',
        },
      ],
      celebrations: [{ text: 'Ingen ekstravagter i tre weekender.', ago: 5 }],
    },
  },
  {
    unit: 'N6',
    weekday: 1,
    time: '13:45',
    goals: [tidligeTegn('AFD4'), plads],
    indicators: [
      { ...share('risikoscore', 'tegn', 21, 0.84, { ...shifts, to: 0.97, ago: 12 }), focus: true },
      share('mestringsplan', 'tegn', 26, 0.82, { throw: 1 }),
      { measure: 'dageSiden', goal: 'tegn', series: { draw: 'daysSince', level: 0.6 } },
      occupancy(22, 95),
    ],
    readings: [
      {
        indicator: 'risikoscore',
        text: 'Siden vi scorer sammen ved vagtskifte, mangler der næsten ingen.',
        by: 'leader',
        ago: 5,
        shared: true,
      },
      {
        indicator: 'mestringsplan',
        text: 'Natindlæggelser venter til dagen efter. Det er i orden, hvis det bliver gjort før frokost.',
        by: 'keeper',
        ago: 12,
      },
    ],
    actions: [
      {
        what: 'Lav mestringsplan før frokost efter natindlæggelse',
        owner: 'keeper',
        due: -7,
        agreed: 12,
        indicator: 'mestringsplan',
        expected: 'Mindst 90 %',
      },
      {
        what: 'Sæt score på tavlen ved vagtskifte',
        owner: 'leader',
        due: 12,
        agreed: 40,
        indicator: 'risikoscore',
        state: 'done',
      },
    ],
    more: {
      lifts: [
        {
          key: 'rum',
          to: 'AFD4',
          problem: 'Der er ikke et rum, man kan trække sig tilbage i.',
          request: 'Et lille rum med dæmpet lys.',
          raised: 19,
          answerBy: 5,
          indicator: 'dageSiden',
        },
      ],
      efforts: [
        {
          key: 'score',
          what: 'Score sammen ved vagtskifte',
          indicator: 'risikoscore',
          expected: 'Mindst 95 % af vagterne',
          owner: 'leader',
          ago: 85,
          until: 10,
          stage: 'closed',
          verdict: 'worked',
          evidence: 'Tolv målinger over den tidligere median.',
        },
      ],
    },
  },
  {
    unit: 'N7',
    weekday: 2,
    time: '14:00',
    goals: [overlevering(at('PSYK', 'overgang')), plads],
    indicators: [
      { ...share('samtale', 'udskrivelse', 12, 0.93), focus: true },
      { measure: 'udenAftale', goal: 'udskrivelse', series: { draw: 'count', level: 0.5 } },
      occupancy(16, 89),
    ],
    readings: [{ indicator: 'samtale', text: 'Teamet sidder i samme hus. Det hjælper.', by: 'leader', ago: 6 }],
    actions: [
      { what: 'Ring til dem, der gik uden aftale', owner: 'keeper', due: -1, agreed: 6, indicator: 'udenAftale' },
    ],
  },
  {
    unit: 'N8',
    weekday: 2,
    time: '14:15',
    goals: [overlevering(at('PSYK', 'overgang')), vagter(at('AFD4', 'kolleger')), plads],
    indicators: [
      { ...share('samtale', 'udskrivelse', 10, 0.88), focus: true },
      share('vagtplan', 'vagter', 80, 0.9, { fixedWhole: true, to: 0.84, ago: 10 }),
      { measure: 'ekstravagter', goal: 'vagter', series: { draw: 'count', level: 8 } },
      occupancy(16, 87, { missing: [0, 1, 2] }),
    ],
    readings: [
      { indicator: 'vagtplan', text: 'Planen bliver tyndere. Vi har løftet det til afdelingen.', by: 'leader', ago: 6 },
    ],
    actions: [
      { what: 'Spørg N3, hvordan de lægger planen', owner: 'leader', due: 1, agreed: 13, indicator: 'vagtplan' },
    ],
    more: {
      lifts: [
        {
          key: 'vagter',
          to: 'AFD4',
          problem: 'Vi kan ikke dække weekenderne uden ekstravagter.',
          request: 'Lån en vagt fra N7 hver anden weekend.',
          raised: 6,
          answerBy: -7,
          indicator: 'vagtplan',
        },
      ],
    },
  },
  {
    unit: 'BU1',
    weekday: 2,
    time: '12:45',
    goals: [
      paaroerende(at('PSYK', 'overgang')),
      {
        key: 'uge',
        text: 'Hverdagen ligner en hverdag',
        why: 'Skole, mad og søvn er også behandling.',
        of: at('PSYK', 'inddragelse'),
        contribution: 'Barnet er med til at lave sin ugeplan.',
        focus: true,
      },
    ],
    indicators: [
      { ...share('ugeplan', 'uge', 10, 0.9), focus: true },
      share('paaroerende', 'paaroerende', 6, 0.95),
      share('mestringsplan', 'uge', 6, 0.85),
    ],
    readings: [
      { indicator: 'ugeplan', text: 'De unge vil hellere lave planen søndag aften. Vi prøver.', by: 'leader', ago: 6 },
    ],
    actions: [{ what: 'Afprøv ugeplan søndag aften', owner: 'keeper', due: -8, agreed: 6, indicator: 'ugeplan' }],
  },
  {
    unit: 'BU2',
    weekday: 2,
    time: '08:00',
    goals: [
      {
        key: 'akut',
        text: 'Barn og forældre ved, hvad der sker nu',
        why: 'Uvisheden er det værste den første nat.',
        of: at('AFD1', 'foerste'),
        contribution: 'Alle går fra os med et næste skridt, også når der ikke er en seng.',
        focus: true,
      },
    ],
    indicators: [
      { ...share('naesteSkridt', 'akut', 4, 0.92, { notRelevant: [4, 11] }), focus: true },
      share('vurderet', 'akut', 5, 0.9, { notRelevant: [4, 11] }),
      share('paaroerende', 'akut', 4, 0.95, { notRelevant: [4, 11] }),
    ],
    readings: [
      { indicator: 'naesteSkridt', text: 'Få børn, så jeg læser et halvt år ad gangen.', by: 'leader', ago: 13 },
    ],
    actions: [
      {
        what: 'Skriv en side til forældrene om den første nat',
        owner: 'leader',
        due: 3,
        agreed: 27,
        indicator: 'naesteSkridt',
      },
    ],
  },
  {
    unit: 'S9',
    weekday: 2,
    time: '14:30',
    goals: [ro(at('AFD3', 'tryghed'))],
    restraints: { department: 'AFD3', series: { draw: 'rate', whole: 176, level: 11 } },
    indicators: [{ ...share('debriefing', 'ro', 2, 0.9), focus: true }, share('ugeplan', 'ro', 12, 0.88)],
    readings: [
      { indicator: 'debriefing', text: 'Vi mangler den, når episoden ligger lige før fyraften.', by: 'leader', ago: 9 },
    ],
    actions: [
      {
        what: 'Aftal, hvem der holder debriefing efter kl. 15',
        owner: 'leader',
        due: -6,
        agreed: 9,
        indicator: 'debriefing',
      },
    ],
  },
  {
    unit: 'S10',
    weekday: 2,
    time: '14:45',
    goals: [ro(at('AFD3', 'tryghed'))],
    restraints: { department: 'AFD3', series: { draw: 'rate', whole: 134, level: 12 } },
    indicators: [
      { ...share('debriefing', 'ro', 2, 0.85), focus: true },
      share('ugeplan', 'ro', 9, 0.9),
      share('indflydelse', 'ro', 8, 0.72),
    ],
    readings: [{ indicator: 'ugeplan', text: 'Fast mandag kl. 9 virker.', by: 'leader', ago: 9 }],
    actions: [
      {
        what: 'Hold roligt kvarter ved hvert vagtskifte i fire uger',
        owner: 'keeper',
        due: -6,
        agreed: 23,
        indicator: 'debriefing',
      },
    ],
  },
  {
    unit: 'N4A',
    weekday: 1,
    time: '13:00',
    goals: [
      {
        key: 'fmk',
        text: 'Medicinlisten er tjekket, før patienten får tasken på',
        why: 'Bagefter er det for sent.',
        of: at('AFD5', 'medicin'),
        contribution: 'Dagens læge har navnet på tavlen og tjekker FMK, før taxaen bestilles.',
        focus: true,
      },
    ],
    restraints: { department: 'AFD5', series: { draw: 'rate', whole: 182, level: 5 } },
    indicators: [{ ...share('fmk', 'fmk', 6, 0.86), focus: true }, share('paaroerende', 'fmk', 8, 0.9)],
    readings: [
      { indicator: 'fmk', text: 'Navnet på tavlen virker. Fredag er stadig svær.', by: 'leader', ago: 5, shared: true },
    ],
    actions: [
      { what: 'Skriv fredagens læge på tavlen torsdag', owner: 'keeper', due: -2, agreed: 5, indicator: 'fmk' },
    ],
  },
  {
    unit: 'N4D',
    weekday: 1,
    time: '13:15',
    goals: [
      {
        key: 'trygt',
        text: 'Hverdagen er tryg og rolig',
        why: 'Uro ved demens er næsten altid et svar på noget.',
        of: at('PSYK', 'tryghed'),
        contribution: 'Vi leder efter årsagen til uroen, før vi griber ind.',
        focus: true,
      },
    ],
    restraints: { department: 'AFD5', series: { draw: 'rate', whole: 104, level: 8 } },
    indicators: [
      { measure: 'fald', goal: 'trygt', series: { draw: 'rate', whole: 228, level: 9 }, focus: true },
      share('paaroerende', 'trygt', 4, 0.95, { notRelevant: [7] }),
    ],
    readings: [
      { indicator: 'fald', text: 'Flest fald ligger om aftenen. Vi prøver lys i gulvhøjde.', by: 'leader', ago: 12 },
    ],
    actions: [{ what: 'Sæt natlys op ved tre senge', owner: 'leader', due: 2, agreed: 26, indicator: 'fald' }],
    more: { celebrations: [{ text: 'Musik om eftermiddagen giver ro.', ago: 12 }] },
  },
];

function wardBoard(ward: Ward): BoardSpec {
  const {
    unit,
    weekday = 1,
    time = '13:00',
    goals,
    indicators,
    restraints,
    excuses = [],
    readings,
    actions,
    more,
  } = ward;
  return {
    unit,
    meeting: { weekday, time, minutes: 10 },
    goals: goals.map(({ of, contribution, ...goal }) => ({ origin: 'own', type: 'process', ...goal })),
    responses: [
      ...goals.map(
        ({ of, contribution, key }) => ({ kind: 'translate', of, goal: key, contribution, main: true }) as const,
      ),
      ...(restraints ? [{ kind: 'adopt', of: at('PSYK', 'tvang'), indicators: ['fastholdelser'] } as const] : []),
      ...excuses.map((excuse) => ({ kind: 'excuse', ...excuse }) as const),
    ],
    indicators: [...indicators.map(wardIndicator), ...(restraints ? [takenRestraints(restraints)] : [])],
    readings,
    actions,
    ...more,
  };
}

function wardIndicator({ measure, goal, series, focus }: WardIndicator): IndicatorSpec {
  const target = targets[measure];
  return {
    key: measure,
    goal,
    measure: measures[measure],
    owner: 'leader',
    series,
    ...(focus ? { focus } : {}),
    ...(target ? { targets: [{ since: 'exercise', note: 'Eksempel på måltal', ...target }] } : {}),
  };
}

function takenRestraints({ department, series }: NonNullable<Ward['restraints']>): IndicatorSpec {
  return {
    ...wardIndicator({ measure: 'fastholdelser', goal: '', series }),
    goal: at('PSYK', 'tvang'),
    takes: { board: department, key: '16' },
  };
}

export const wards: readonly BoardSpec[] = wardList.map(wardBoard);
