// A small lexer for TypeScript and TSX: enough to tell code from comments, strings and regular expressions.
// Keeps: nothing written in a comment is a token; a text in quotes is one token; a quote that never closes on its line
// (an apostrophe in JSX text) is skipped instead of swallowing the file.

/** A piece of source: a word, a text in quotes (`value` without quotes), or one character of punctuation. */
export type Token = { kind: 'word' | 'text' | 'template' | 'mark'; value: string; line: number };

const wordStart = /[\p{L}_$#@\d]/u;
const wordPart = /[\p{L}\d_$]/u;
const beforeRegex = new Set(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', ';', '+', '*', '%', '~', '^', '>']);
const wordsBeforeRegex = new Set(['return', 'typeof', 'case', 'in', 'of', 'do', 'else', 'void', 'delete', 'await']);

/** All tokens of a source text, in order. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  // One entry per open template literal: how many braces are open inside its current `${`.
  const templates: number[] = [];
  let at = 0;
  let line = 1;
  const push = (kind: Token['kind'], value: string): void => {
    tokens.push({ kind, value, line });
  };
  const moveTo = (end: number): void => {
    for (let i = at; i < end; i += 1) if (source[i] === '\n') line += 1;
    at = end;
  };
  const template = (from: number): void => {
    const end = endOfTemplatePart(source, from);
    push('template', source.slice(from, end));
    const opens = source[end] === '$';
    if (opens) templates.push(0);
    moveTo(opens ? end + 2 : end + 1);
  };
  while (at < source.length) {
    const here = source[at] ?? '';
    const next = source[at + 1] ?? '';
    if (here === '\n' || here === ' ' || here === '\t' || here === '\r') moveTo(at + 1);
    else if (here === '/' && next === '/') moveTo(endOr(source.indexOf('\n', at), source));
    else if (here === '/' && next === '*') moveTo(endOr(source.indexOf('*/', at + 2), source, 2));
    else if (here === "'" || here === '"') {
      const end = endOfText(source, at);
      if (end !== undefined) push('text', source.slice(at + 1, end));
      moveTo((end ?? at) + 1);
    } else if (here === '`') template(at + 1);
    else if (here === '}' && templates.at(-1) === 0) {
      templates.pop();
      template(at + 1);
    } else if (here === '/' && mayBeRegex(tokens.at(-1)) && endOfRegex(source, at) !== undefined) {
      moveTo(endOfRegex(source, at) ?? at);
    } else if (wordStart.test(here)) {
      let end = at + 1;
      while (end < source.length && wordPart.test(source[end] ?? '')) end += 1;
      push('word', source.slice(at, end));
      moveTo(end);
    } else {
      const open = templates.length - 1;
      if (open >= 0 && here === '{') templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && here === '}') templates[open] = (templates[open] ?? 0) - 1;
      push('mark', here);
      moveTo(at + 1);
    }
  }
  return tokens;
}

const endOr = (found: number, source: string, past = 0): number => (found === -1 ? source.length : found + past);

function endOfText(source: string, start: number): number | undefined {
  const quote = source[start];
  for (let i = start + 1; i < source.length && source[i] !== '\n'; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === quote) return i;
  }
  return undefined;
}

function endOfTemplatePart(source: string, start: number): number {
  for (let i = start; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === '`' || (source[i] === '$' && source[i + 1] === '{')) return i;
  }
  return source.length;
}

function mayBeRegex(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'mark') return beforeRegex.has(before.value);
  return before.kind === 'word' && wordsBeforeRegex.has(before.value);
}

function endOfRegex(source: string, start: number): number | undefined {
  let inClass = false;
  for (let i = start + 1; i < source.length && source[i] !== '\n'; i += 1) {
    const here = source[i];
    if (here === '\\') i += 1;
    else if (here === '[') inClass = true;
    else if (here === ']') inClass = false;
    else if (here === '/' && !inClass) {
      let end = i + 1;
      while (/[a-z]/.test(source[end] ?? '')) end += 1;
      return end;
    }
  }
  return undefined;
}
