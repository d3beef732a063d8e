/**
 * Settings come from the environment and nowhere else, and are read once. A wrong value stops the start and says which, what
 * it got and what it accepts; a name nobody knows is answered with the nearest one.
 */
import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** What the server runs with. */
export type Settings = {
  /** Port to listen on; 0 for any free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Absolute path of the folder with everything that must be kept. */
  readonly data: string;
  /** Whether to fill a data folder with the demonstration; `unset`: when the folder is new. */
  readonly demonstration: 'on' | 'off' | 'unset';
  /** Where people outside reach this server, without a slash at the end; null when it is not told. */
  readonly publicUrl: string | null;
  /** The SMTP server and the sender; null: no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
};

/** A variable that cannot be used. */
export type WrongSetting = { readonly name: string; readonly got: string; readonly accepts: Accepts };

/** What a variable accepts, in both languages. */
export type Accepts = { readonly da: string; readonly en: string };

/** A variable nobody reads, with the name that was probably meant. */
export type UnknownSetting = { readonly name: string; readonly nearest: string };

/** What was read. The server only starts when nothing is wrong. */
export type ReadSettings = {
  readonly settings: Settings;
  readonly wrong: readonly WrongSetting[];
  readonly unknown: readonly UnknownSetting[];
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Names the product knows; `TAVLE_CHROMIUM` is read by `npm test` only. */
const names = [
  'TAVLE_PORT',
  'TAVLE_HOST',
  'TAVLE_DATA',
  'TAVLE_DEMO',
  'TAVLE_PUBLIC_URL',
  'TAVLE_SMTP_URL',
  'TAVLE_MAIL_FROM',
  'TAVLE_CHROMIUM',
] as const;
type SettingName = (typeof names)[number];

/** Reads the settings. An empty value counts as unset. */
export function readSettings(env: Environment): ReadSettings {
  const wrong: WrongSetting[] = [];
  const read = <T>(name: SettingName, unless: T, parse: (text: string) => T | undefined, accepts: Accepts): T => {
    const got = env[name]?.trim() ?? '';
    if (got === '') return unless;
    const value = parse(got);
    if (value === undefined) wrong.push({ name, got: withoutPassword(got), accepts });
    return value ?? unless;
  };
  const settings: Settings = {
    port: read('TAVLE_PORT', 4400, portOf, {
      da: 'et helt tal fra 0 til 65535 (0: en vilkårlig ledig port)',
      en: 'a whole number from 0 to 65535 (0: any free port)',
    }),
    host: read('TAVLE_HOST', '127.0.0.1', hostOf, {
      da: 'en IP-adresse eller et værtsnavn, fx 127.0.0.1 eller 0.0.0.0',
      en: 'an IP address or a host name, such as 127.0.0.1 or 0.0.0.0',
    }),
    data: read('TAVLE_DATA', resolve('data'), (text) => (text.includes('\0') ? undefined : resolve(text)), {
      da: 'stien til en mappe',
      en: 'the path of a folder',
    }),
    demonstration: read('TAVLE_DEMO', 'unset', onOff, { da: 'on eller off', en: 'on or off' }),
    ...readOutside(read, (name, accepts) => {
      if ((env[name]?.trim() ?? '') === '') wrong.push({ name, got: '', accepts });
    }),
  };
  const strangers = Object.keys(env).filter((name) => /^TAVLE_/.test(name) && !names.some((known) => known === name));
  return { settings, wrong, unknown: strangers.sort().map((name) => ({ name, nearest: nearestTo(name) })) };
}

type Read = <T>(name: SettingName, unless: T, parse: (text: string) => T | undefined, accepts: Accepts) => T;

/** Notes a setting that is needed and was not made. */
type Demand = (name: SettingName, accepts: Accepts) => void;

const outside = {
  publicUrl: {
    da: 'adressen, som brugerne åbner Tavle på, fx https://tavle.example.dk',
    en: 'the address people open Tavle at, such as https://tavle.example.dk',
  },
  smtp: {
    da: 'smtp:// eller smtps:// og en mailserver, fx smtp://mail.example.dk:587',
    en: 'smtp:// or smtps:// and a mail server, such as smtp://mail.example.dk:587',
  },
  from: {
    da: 'afsenderens mailadresse, fx Tavle <tavle@example.dk>',
    en: "the sender's mail address, such as Tavle <tavle@example.dk>",
  },
} as const satisfies Record<string, Accepts>;

/** How the outside is reached. Mail needs a server, a sender, and an address for its links: none of them, or all. */
function readOutside(read: Read, demand: Demand): Pick<Settings, 'publicUrl' | 'mail'> {
  const publicUrl = read<string | null>('TAVLE_PUBLIC_URL', null, webAddressOf, outside.publicUrl);
  const url = read<string | null>('TAVLE_SMTP_URL', null, smtpAddressOf, outside.smtp);
  const from = read<string | null>('TAVLE_MAIL_FROM', null, senderOf, outside.from);
  if (url !== null) {
    demand('TAVLE_MAIL_FROM', outside.from);
    demand('TAVLE_PUBLIC_URL', outside.publicUrl);
  }
  return { publicUrl, mail: url === null || from === null || publicUrl === null ? null : { url, from } };
}

function senderOf(text: string): string | undefined {
  return /^([^<>\r\n]{0,100}<)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/.test(text) ? text : undefined;
}

function webAddressOf(text: string): string | undefined {
  const url = URL.parse(text);
  const isPlain = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return isPlain && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

function smtpAddressOf(text: string): string | undefined {
  const url = URL.parse(text);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? text : undefined;
}

/** What was wrong is said on the screen and in a log; a password in it is not. */
const withoutPassword = (text: string): string => text.replace(/\/\/[^/@]*@/, '//…@');

function portOf(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65535 ? port : undefined;
}

function hostOf(text: string): string | undefined {
  const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
  const isName = new RegExp(`^${label}(\\.${label})*$`).test(text) && !/^[\d.]+$/.test(text);
  return isIP(text) !== 0 || isName ? text : undefined;
}

function onOff(text: string): 'on' | 'off' | undefined {
  return text === 'on' || text === 'off' ? text : undefined;
}

function nearestTo(name: string): string {
  const byDistance = names.map((known) => ({ known, away: editsBetween(name, known) }));
  return byDistance.reduce((best, each) => (each.away < best.away ? each : best)).known;
}

/** Letters to add, drop or replace to get from one word to another (Levenshtein 1966). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
