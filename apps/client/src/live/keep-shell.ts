/** Has the built page kept on the device, where the browser allows it: on https or on the machine itself. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  addEventListener('load', () => {
    // Refused (a private window, a policy): the page works as before, only not while the server is away.
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
