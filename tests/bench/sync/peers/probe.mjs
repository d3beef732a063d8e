// Loaded into every server under measurement: answers over the IPC channel what it has used, and ends with its starter.
let peak = 0;
let watching = false;

function answer({ id, want }) {
  if (want === 'collected') {
    globalThis.gc();
    globalThis.gc();
  } else if (want === 'watch' && !watching) {
    watching = true;
    peak = process.memoryUsage.rss();
    setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 20).unref();
  }
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const usage = { cpuSeconds: (user + system) / 1e6, atMs: performance.now(), rss, live: heapUsed + external };
  process.send({ id, usage: { ...usage, peak: Math.max(peak, rss) } });
}

if (process.channel) {
  process.on('message', (message) => {
    if (typeof message?.want === 'string') answer(message);
  });
  process.on('disconnect', () => process.exit(0));
  process.channel.unref();
}
