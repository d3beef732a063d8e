/** How long a connection waits for what, milliseconds. */

/** An edit is fenced at most this long after it was made. */
export const fenceAfterMs = 50;
/** While something is unsaved, a fence is sent this often: it doubles as a heartbeat. */
export const heartbeatEveryMs = 2_000;
/** Without an echo for this long, saving cannot be confirmed. */
export const unconfirmedAfterMs = 5_000;
/** Without an echo for this long, the connection is taken for dead and made anew. */
export const deadAfterMs = 8_000;
/** A line that was doubted and does not answer for this long is made anew. */
export const answerWithinMs = 1_500;
/** New client ids that are tried when one belongs to somebody else. */
export const maxNewClients = 3;
/** A socket that is not open after this long is made anew: a dead way swallows the handshake, and nothing else would end it. */
export const openWithinMs = 10_000;
