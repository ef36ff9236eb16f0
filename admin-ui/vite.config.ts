import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The desk at `/`. Express writes the nonce of each response into the built index.html; everything else is hashed under /assets. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: '../dist/desk',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': process.env['GEWU_API'] ?? 'http://127.0.0.1:8080' } },
});
