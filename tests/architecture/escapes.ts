import { type Token, tokensOf } from './tokens.ts';

const beforeAny = new Set([':', 'as', '<', '|', '&', ',', 'satisfies', '=', '>']);

/**
 * Ways round the type system found in a source, with their line: `any`, enums, namespaces, silenced errors.
 * `@ts-expect-error` with a reason is a proof that something does not compile, so it is left to tests.
 */
export function escapesIn(source: string): string[] {
  const tokens = tokensOf(source);
  const found = tokens.flatMap((token, at) => {
    const name = escapeAt(tokens, at);
    return name === undefined ? [] : [`${token.line}: ${name}`];
  });
  const silenced = source.split('\n').flatMap((text, at) => {
    const match = /@ts-(ignore|nocheck)|@ts-expect-error(?!:? \w+ \w+)|eslint-disable|oxlint-disable/.exec(text);
    return match === null ? [] : [`${at + 1}: ${match[0]}`];
  });
  return [...found, ...silenced];
}

function escapeAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const before = tokens[at - 1]?.value ?? '';
  const after = tokens[at + 1];
  if (token.value === 'any') return beforeAny.has(before) && after?.value !== ':' ? 'any' : undefined;
  const declares = after?.kind === 'word' && before !== '.' && (tokens[at + 2]?.value === '{' || before === 'const');
  if (token.value === 'enum' && declares) return 'enum';
  return token.value === 'namespace' && declares ? 'namespace' : undefined;
}
