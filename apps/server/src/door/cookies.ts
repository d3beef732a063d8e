/** Cookies of a request, as RFC 6265 writes them. Sockets are let in before the web framework has read them. */

/** The value of the first cookie by that name; undefined when there is none. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
