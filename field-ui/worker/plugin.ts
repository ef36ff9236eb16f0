import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const kept = /\.(js|css|html|svg|png|json)$/;

/**
 * Writes `sw.js` beside the bundle: the files of the shell and a revision that changes with any of their names or contents.
 * @param scope where the app is served, with a slash at both ends
 * @throws when a placeholder of the source was not found: a worker that lists nothing would fail in silence
 */
export const serviceWorker = ({ scope, source, publicFolder }: { scope: string; source: string; publicFolder: string }): Plugin => ({
  name: 'gewu-service-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const hash = createHash('sha256');
    const files: string[] = [];
    const add = (name: string, content: string | Uint8Array) => {
      hash.update(`${name}\0`).update(content);
      if (kept.test(name)) files.push(scope + name);
    };
    for (const file of Object.values(bundle)) add(file.fileName, file.type === 'chunk' ? file.code : file.source);
    for (const name of readdirSync(publicFolder).toSorted()) add(name, readFileSync(join(publicFolder, name)));
    this.emitFile({ type: 'asset', fileName: 'sw.js', source: filled(readFileSync(source, 'utf8'), { REV: hash.digest('hex').slice(0, 12), FILES: files.toSorted(), SCOPE: scope }) });
  },
});

/** Puts values in place of `'__NAME__'`, whichever quotes stand round it. */
export function filled(source: string, values: Record<string, unknown>): string {
  return Object.entries(values).reduce((text, [name, value]) => {
    const place = new RegExp(`(['"\`])__${name}__\\1`);
    if (!place.test(text)) throw new Error(`the service worker has no place for ${name}`);
    return text.replace(place, () => JSON.stringify(value));
  }, source);
}
