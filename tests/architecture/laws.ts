import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root, textOf } from './files.ts';
import { type Token, tokensOf } from './tokens.ts';

const lawId = /\b(?:CHAIN|BOARD|SIGN|SMALL|LINE|WALL|MEET)\d+\b/g;

/** The numbers of all laws in docs/rules, in the order they are written. */
export function lawsWritten(): string[] {
  const texts = filesUnder('docs/rules').map(textOf);
  return texts.flatMap((text) => [...text.matchAll(/^\*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1] ?? ''));
}

/** Files that hold tests of any kind. */
export function testPaths(): string[] {
  const folders = ['packages', 'apps', 'tests'].filter((folder) => existsSync(join(root, folder)));
  return folders.flatMap(filesUnder).filter((path) => /\.(test|spec)\.tsx?$/.test(path));
}

/** The laws named in titles of tests that run; a title of a skipped or planned test does not count. */
export function lawsCitedIn(source: string): string[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, at) => {
    const starts =
      token.kind === 'word' && ['test', 'it', 'describe'].includes(token.value) && tokens[at - 1]?.value !== '.';
    return starts ? (titleAt(tokens, at + 1)?.match(lawId) ?? []) : [];
  });
}

const never = ['skip', 'todo', 'fixme', 'fails'];

/** Follows `.each(…)`, `.skipIf(…)` and the like to the call that carries the title. */
function titleAt(tokens: readonly Token[], start: number): string | undefined {
  let at = start;
  while (at < tokens.length) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token?.value === '.' && next?.kind === 'word') {
      if (never.includes(next.value)) return undefined;
      at += 2;
    } else if (token?.kind === 'mark' && token.value === '(') {
      if (next?.kind === 'text' || next?.kind === 'template') return next.value;
      at = afterBrackets(tokens, at);
    } else if (token?.kind === 'mark' && token.value === '<') {
      while (at < tokens.length && tokens[at]?.value !== '(') at += 1;
    } else return undefined;
  }
  return undefined;
}

function afterBrackets(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const { kind, value } = tokens[at] ?? { kind: 'mark', value: '' };
    if (kind === 'mark' && '([{'.includes(value)) depth += 1;
    if (kind === 'mark' && ')]}'.includes(value)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** Where each law is cited: law number to the paths of the tests that name it. */
export function citations(): Map<string, string[]> {
  const cited = new Map<string, string[]>();
  for (const path of testPaths()) {
    for (const law of new Set(lawsCitedIn(textOf(path)))) cited.set(law, [...(cited.get(law) ?? []), path]);
  }
  return cited;
}
