/** Questions to the server: JSON in, JSON or a `Problem` out. Never throws for what a server or a network can do. */
import type { Problem } from '@tavle/domain';
import type { Words } from '@tavle/text';

export type Reply<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: Problem };

interface Question {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** No answer for this long counts as the server being away. */
const patienceMs = 15_000;

/** Asks. A server that cannot be reached gives the problem `away`, in the reader's language. */
export async function ask<T>(t: Words, path: string, question: Question = {}): Promise<Reply<T>> {
  const { method = 'GET', body, signal } = question;
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const reply = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'accept-language': t.locale,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    // Here bytes become values: the server's shapes are the domain's own.
    if (reply.ok) return { kind: 'value', value: (text === '' ? null : JSON.parse(text)) as T };
    return { kind: 'problem', problem: problemFrom(text) ?? away(t) };
  } catch {
    return { kind: 'problem', problem: away(t) };
  }
}

/** The server cannot be reached. */
export function away(t: Words): Problem {
  return { problem: 'away', sentence: t('error.networkOff.text'), ask: null };
}

function problemFrom(text: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'problem' in value && 'sentence' in value
      ? (value as Problem)
      : undefined;
  } catch {
    return undefined;
  }
}
