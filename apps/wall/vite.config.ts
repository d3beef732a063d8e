import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = `http://127.0.0.1:${process.env['TAVLE_PORT'] ?? '4400'}`;

/** Writes `sw.js` with the list of what has been built, so that the display starts without a network. */
function shellWorker(): Plugin {
  return {
    name: 'tavle-wall-shell-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css|woff2)$/.test(name));
      const source = readFileSync(join(import.meta.dirname, 'shell-worker.js'), 'utf8');
      const built = createHash('sha256').update(source);
      for (const name of files.sort()) built.update(name);
      const list = JSON.stringify(files.map((name) => `/vaeg/${name}`));
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source.replace('__BUILD__', built.digest('hex').slice(0, 12)).replace(/['"]__PARTS__['"]/, list),
      });
    },
  };
}

// Displays sold with Chromium 87 (Tizen 7, webOS 23) are the oldest that must run this page (WALL6).
export default defineConfig({
  base: '/vaeg/',
  plugins: [react(), shellWorker()],
  css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 87 << 16 } } },
  build: { target: ['chrome87'], assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server } },
});
