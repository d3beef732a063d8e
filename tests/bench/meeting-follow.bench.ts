/**
 * `npm run bench:meeting`: how soon everybody sees the meeting's next item. A real server with durable storage, thirty people on one board
 * over real sockets, each with the whole document and its reader as in the pages, fifty changes by the lead. Everything on this machine, in
 * two processes: the server's, and one for all thirty, who therefore wait for each other as no thirty browsers do.
 *
 *   --viewers N   (30)
 *   --changes N   (50)
 */
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setCurrent, startMeeting } from '@tavle/board';
import type { BoardId, BoardReply, IndicatorId, OrganisationReply } from '@tavle/domain';
import { type OpenBoard, openBoard, type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess } from '../running/server.ts';
import { quantile } from './sync/figures.ts';

const { values: chosen } = parseArgs({
  options: { viewers: { type: 'string', default: '30' }, changes: { type: 'string', default: '50' } },
});
const viewers = Number(chosen.viewers);
const changes = Number(chosen.changes);
const unit = 'Afdeling Syd';
const betweenMs = 150;

let made = 0;
const newId = (): string => `bench-meeting-${process.pid}-${++made}`;

function boardOf({ tree }: OrganisationReply): BoardId {
  const found = tree.boards.find((board) => tree.units.find(({ id }) => id === board.unit)?.shortName === unit);
  if (!found) throw new Error(`no board for ${unit}`);
  return found.id;
}

/** Those who have the document; thirty screens are shared out among them. */
async function seatsAt(url: string): Promise<readonly SignedIn[]> {
  const first = await signIn(url, ({ name }) => name === `Tovholder, ${unit}`);
  const board = boardOf(await first.organisation());
  const { people } = (await first.get<BoardReply>(`/api/boards/${board}`)).body;
  const others = people.filter(({ id }) => id !== first.person.id);
  return [first, ...(await Promise.all(others.map(({ id }) => signIn(url, (person) => person.id === id))))];
}

/** Milliseconds from a change until each viewer's own reader shows it. */
function followed(boards: readonly OpenBoard[], began: number, current: IndicatorId): Promise<readonly number[]> {
  return Promise.all(
    boards.map(
      (board) =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if (!board.content().meetings.some((meeting) => meeting.current === current)) return;
            board.doc.off('update', look);
            resolve(performance.now() - began);
          };
          board.doc.on('update', look);
          look();
        }),
    ),
  );
}

const server = await createServerProcess({ TAVLE_DEMO: 'on' });
await server.start();
try {
  const seats = await seatsAt(server.url);
  const [first] = seats;
  if (!first) throw new Error('nobody to sit down');
  const id = boardOf(await first.organisation());
  const lead = openBoard(first, id, newId);
  const boards = Array.from({ length: viewers }, (_, index) =>
    openBoard(seats[index % seats.length] ?? first, id, newId),
  );
  for (const board of [lead, ...boards]) await board.until(({ phase }) => phase.kind === 'online', 30_000);
  const meeting = lead.edit((doc, hand) => startMeeting(doc, hand, { lead: hand.by }));
  const indicators = lead.content().indicators.map((indicator) => indicator.id);
  const every: number[] = [];
  const last: number[] = [];
  for (let change = 0; change < changes; change++) {
    const current = indicators[change % indicators.length];
    if (current === undefined) throw new Error('no indicators');
    const began = performance.now();
    lead.edit((doc, hand) => setCurrent(doc, hand, { meeting, current }));
    const times = await followed(boards, began, current);
    every.push(...times);
    last.push(Math.max(...times));
    await pause(betweenMs);
  }
  const line = (name: string, values: readonly number[]): string =>
    `| ${name} | ${[0.5, 0.95, 0.99, 1].map((share) => `${quantile(values, share).toFixed(0)} ms`).join(' | ')} |`;
  console.log(
    [
      `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${viewers} viewers, ${changes} changes.`,
      '',
      '| from the press to the screen | p50 | p95 | p99 | most |',
      '|---|---|---|---|---|',
      line('each viewer', every),
      line('the last of all', last),
    ].join('\n'),
  );
  for (const board of [lead, ...boards]) board.close();
  if (quantile(every, 0.99) > 1_000) {
    console.log('Not reached: each sees the next item within a second (p99).');
    process.exitCode = 1;
  }
} finally {
  await server.discard();
}
process.exit();
