import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { serviceWorker } from './worker/plugin.ts';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')) as { version: string };

/** The field app at `/m/`: phones of 2020 with two gigabytes, so one small script, kept on the phone by its own service worker. */
export default defineConfig({
  root: here,
  base: '/m/',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [serviceWorker({ scope: '/m/', source: join(here, 'worker', 'sw.js'), background: join(here, 'worker', 'background.ts'), publicFolder: join(here, 'public') })],
  build: {
    outDir: '../dist/field',
    emptyOutDir: true,
    target: 'chrome87',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': process.env['GEWU_API'] ?? 'http://127.0.0.1:8080' } },
});
