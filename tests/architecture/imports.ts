import { type Token, tokensOf } from './tokens.ts';

/** One import found in a source; `specifier` is undefined when it is computed at run time. */
export type Import = { specifier: string | undefined; line: number };

/** Every module a source names: `import`, `import()`, `export … from`, `import type`, `require`. */
export function importsOf(source: string): Import[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word' || isProperty(tokens, at)) return [];
    const found = readImport(token, tokens, at);
    return found === undefined ? [] : [{ specifier: found.specifier, line: token.line }];
  });
}

const isProperty = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.value === '.' && tokens[at - 1]?.kind === 'mark' && tokens[at - 2]?.value !== '.';

function readImport(token: Token, tokens: readonly Token[], at: number): { specifier: string | undefined } | undefined {
  const next = tokens[at + 1];
  if (next === undefined) return undefined;
  const called = next.kind === 'mark' && next.value === '(';
  if (token.value === 'import' && next.kind === 'text') return { specifier: next.value };
  if (token.value === 'import' && called) return { specifier: literal(tokens[at + 2]) };
  // Modules here have no `require`, so the word may name somebody's own function; only a text makes it an import.
  if (token.value === 'require' && called && tokens[at + 2]?.kind === 'text')
    return { specifier: literal(tokens[at + 2]) };
  if (token.value === 'import' && next.value === '.') return undefined;
  if (token.value === 'import' || token.value === 'export') return readFrom(tokens, at + 1);
  return undefined;
}

const literal = (token: Token | undefined): string | undefined =>
  token?.kind === 'text' || token?.kind === 'template' ? token.value : undefined;

/** Reads the clause between `import`/`export` and `from '…'`; stops at anything that cannot be in a clause. */
function readFrom(tokens: readonly Token[], start: number): { specifier: string } | undefined {
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) return undefined;
    if (token.kind === 'word' && token.value === 'from' && next?.kind === 'text') return { specifier: next.value };
    const inClause = token.kind === 'word' || ['{', '}', ',', '*'].includes(token.value) || token.kind === 'text';
    const startsDeclaration = ['const', 'function', 'class', 'let', 'interface', 'async', 'import', 'export'];
    if (!inClause || (token.kind === 'word' && startsDeclaration.includes(token.value))) return undefined;
  }
  return undefined;
}
