/** Numbers out of many: what is compared, and how. */

/** One thing that is measured. */
export type Figure = {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
  /** What ours is to reach, in words and as a question to its value and its ratio to the relay. */
  readonly goal?: {
    readonly words: string;
    readonly reached: (value: number, ratio: number, relay: number) => boolean;
  };
};

/** What one run of a scenario gave: values by figure key. */
export type Outcome = Readonly<Record<string, number>>;

/** The value below which a share of the values lies. NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** The middle one. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How much better than the reference: above 1 is better, whichever way the figure points. */
export function ratioOf(figure: Figure, value: number, reference: number): number {
  return figure.better === 'more' ? value / reference : reference / value;
}

const atLeast = (ratio: number) => ({
  words: `≥ ${ratio} × relay`,
  reached: (_value: number, found: number) => found >= ratio,
});
const atMost = (limit: number, unit: string) => ({
  words: `≤ ${limit} ${unit}`,
  reached: (value: number) => value <= limit,
});

const nearRelay = (ms: number) => ({
  words: `≤ relay + ${ms} ms`,
  reached: (value: number, _ratio: number, relay: number) => value <= relay + ms,
});

type Row = readonly [key: string, title: string, unit: string, better: Figure['better'], goal?: Figure['goal']];
const rows: readonly Row[] = [
  ['throughput', 'Edits delivered, 20 boards × 10 people, all writing', '/s', 'more', atLeast(1.5)],
  ['cpuSaturated', 'Processor per 100,000 deliveries, saturated', 's', 'less', atLeast(1.4)],
  ['cpuWorkingDay', 'Processor per 100,000 deliveries, a working day', 's', 'less', atLeast(0.6)],
  ['latencyP50', 'Sent to seen, 10 readers, median', 'ms', 'less', nearRelay(1.5)],
  ['latencyP99', 'Sent to seen, 10 readers, 99 of 100', 'ms', 'less'],
  ['join', 'Join a board of 266 KB', 'ms', 'less', atLeast(0.85)],
  ['stormCold', '500 people return at once with nothing', 'ms', 'less', atLeast(0.9)],
  ['stormWarm', '500 people return at once with their board', 'ms', 'less', atLeast(0.85)],
  ['restart', 'First join after a kill and a restart', 'ms', 'less', atMost(30, 'ms')],
  ['perConnection', 'Memory of an idle connection', 'KB', 'less', atMost(5, 'KB')],
  ['perBoard', 'Memory of an open board nobody edits', 'KB', 'less', atMost(300, 'KB')],
  ['afterLeave', 'Memory after everyone left, of that before', '%', 'less', atMost(110, '%')],
  ['stalled', 'Growth by one reader that stops, 64 MB written', 'MB', 'less', atMost(40, 'MB')],
  ['ackP50', '“Stored” told, 200 connected, 20 writing, median', 'ms', 'less', atMost(20, 'ms')],
  ['ackP99', '“Stored” told, 99 of 100', 'ms', 'less', atMost(150, 'ms')],
];

/** Everything that is measured, in the order of the table. */
export const figures: readonly Figure[] = rows.map(([key, title, unit, better, goal]) => {
  return { key, title, unit, better, ...(goal === undefined ? {} : { goal }) };
});
