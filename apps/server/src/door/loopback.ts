/**
 * Whether somebody sits at the machine itself. Both the peer's address and the name the page was asked for must say so: a
 * page elsewhere can make a browser call 127.0.0.1 under its own name (DNS rebinding), and a proxy makes every peer local.
 */
import type { IncomingMessage } from 'node:http';

/** True for 127.0.0.0/8 and ::1, also as IPv6 writes the former. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/i.test(address);
}

/** True for a Host header that names this machine. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i.test(host);
}

/** True when the request came from this machine to this machine, through no proxy that says otherwise. */
export function isAtMachine({ socket, headers }: IncomingMessage): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => headers[name] !== undefined);
  return isLoopbackAddress(socket.remoteAddress) && isLoopbackHost(headers.host) && !passedOn;
}

/** True when a page from that origin is a page of this server: the same host, over http or https. */
export function isSameOrigin(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
