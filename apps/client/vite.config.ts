import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = `http://127.0.0.1:${process.env['TAVLE_PORT'] ?? '4400'}`;

const languages = /[\\/](?:da-DK|en-US)\.m?js$/;

/** Leaves out what the controls say in the thirty languages that no screen of ours is in: half of the script. */
function ownLanguages(): Plugin {
  return {
    name: 'tavle-own-languages',
    enforce: 'pre',
    load(id) {
      const isOther =
        /[\\/]react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) && !languages.test(id);
      return isOther ? 'export default {};' : null;
    },
  };
}

/** Writes `sw.js` with the list of what has been built, so that the page opens without a network. */
function shellWorker(): Plugin {
  return {
    name: 'tavle-shell-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css|woff2|svg)$/.test(name));
      const source = readFileSync(join(import.meta.dirname, 'shell-worker.js'), 'utf8');
      const built = createHash('sha256');
      for (const name of files.sort()) built.update(name);
      const list = JSON.stringify(['/', '/icon.svg', ...files.map((name) => `/${name}`)]);
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source.replace('__BUILD__', built.digest('hex').slice(0, 12)).replace(/['"]__SHELL__['"]/, list),
      });
    },
  };
}

export default defineConfig({
  plugins: [ownLanguages(), react(), shellWorker()],
  css: { transformer: 'lightningcss' },
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'] },
  build: { target: 'baseline-widely-available', assetsInlineLimit: 0 },
  server: { proxy: { '/api': server, '/sync': { target: server, ws: true }, '/vaeg': server } },
});
