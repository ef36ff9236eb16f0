import { defineConfig } from 'vite';

/** The resident's page at `/r/`: old phones, weak signal, so one small script and one small sheet of styles. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/r/',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/resident',
    emptyOutDir: true,
    target: 'chrome70',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': process.env['GEWU_API'] ?? 'http://127.0.0.1:8080' } },
});
