import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { filled } from './filled.ts';

const kept = /\.(js|css|html|svg|png|json)$/;

/**
 * Writes `sw.js` beside the bundle: the files of the shell and a revision that changes with any of their names or contents.
 * @param scope where the app is served, with a slash at both ends
 * @throws when a placeholder of the source was not found: a worker that lists nothing would fail in silence
 */
export const serviceWorker = ({ scope, source, background, publicFolder }: { scope: string; source: string; background: string; publicFolder: string }): Plugin => ({
  name: 'gewu-service-worker',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const sender = await scriptOf(background);
    const hash = createHash('sha256');
    const files: string[] = [];
    const add = (name: string, content: string | Uint8Array) => {
      hash.update(`${name}\0`).update(content);
      if (kept.test(name)) files.push(scope + name);
    };
    for (const file of Object.values(bundle)) add(file.fileName, file.type === 'chunk' ? file.code : file.source);
    for (const name of readdirSync(publicFolder).toSorted()) add(name, readFileSync(join(publicFolder, name)));
    hash.update(sender);
    this.emitFile({ type: 'asset', fileName: 'sw.js', source: sender + filled(readFileSync(source, 'utf8'), { REV: hash.digest('hex').slice(0, 12), FILES: files.toSorted(), SCOPE: scope }) });
  },
});

/** A classic script that defines `background`: service workers of 2020 know no modules. */
async function scriptOf(entry: string): Promise<string> {
  const built = await build({
    configFile: false, logLevel: 'warn', publicDir: false,
    build: { write: false, target: 'chrome87', minify: true, reportCompressedSize: false, lib: { entry, formats: ['iife'], name: 'background' } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.find((one) => one.type === 'chunk');
  if (!script || outputs.length !== 1) throw new Error('the background script is not one file');
  return `${script.code}\n`;
}
