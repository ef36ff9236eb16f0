import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Language } from '../../domain/locales/index.ts';
import { wordsOf } from '../../domain/locales/index.ts';
import type { Evidence } from './evidence.ts';
import { pageWords } from './words.ts';

const folder = join(import.meta.dirname, '..', '..', 'audit');
let scripts: { verifier: string; shower: string } | undefined;
const scriptsOf = () => (scripts ??= { verifier: readFileSync(join(folder, 'verify-evidence.js'), 'utf8'), shower: readFileSync(join(folder, 'show-evidence.js'), 'utf8') });

const escape = (text: unknown): string => String(text ?? '—').replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
/** Inside a script element nothing may look like its end. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
const allowed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const style = `body{font:16px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:68rem;padding:1.5rem;color:#1a1f1c;background:#fff}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #ccd4ce}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}dt{color:#56605a}dd{margin:0}
.good{color:#14603a}.bad{color:#a3161d;font-weight:600}.open{color:#56605a}#verdict{font-size:1.2rem;font-weight:600}ul,ol{padding-left:1.4rem}#checks{list-style:none;padding:0}
#history li{cursor:pointer;padding:.15rem .3rem}#history li[aria-current]{background:#e8f2ec;outline:1px solid #14603a}.controls{display:flex;gap:.6rem;align-items:center;flex-wrap:wrap}.controls input{flex:1;min-width:12rem}
button{font:inherit;padding:.3rem .8rem}meter{display:block;width:100%;height:.7rem}table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{border:1px solid #ccd4ce;padding:.2rem .5rem;text-align:left;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f6f5;padding:.6rem;font-size:.8rem}textarea{width:100%;min-height:7rem;font:.85rem monospace}
.mark{position:fixed;inset:0;overflow:hidden;pointer-events:none;opacity:.07;z-index:9;font-size:1.1rem;line-height:6rem;transform:rotate(-24deg) scale(1.5);word-spacing:3rem}`;

/** The evidence as one file that opens offline, shows the history in words, replays it, checks itself and says for whom it was made. */
export function evidencePage(evidence: Evidence, language: Language): string {
  const { verifier, shower } = scriptsOf();
  const { made, masked, rules, lines, case: shown, seal, head } = evidence;
  const page = pageWords[language];
  const trade = wordsOf(language);
  const words = {
    ...page.script, lang: language === 'en' ? 'en' : 'zh', statuses: trade.statuses, clocks: trade.clocks, requests: trade.requests, requestStates: trade.requestStates, roles: trade.roles, actions: trade.actions,
  };
  const local = (iso: string): string => formatInstant(Date.parse(iso), made.zone);
  const named = (thing: { zh: string; en: string } | null | undefined): string => (thing ? (language === 'en' ? thing.en : thing.zh) : '—');
  const facts = (rows: readonly (readonly [string, unknown])[]): string => `<dl>${rows.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`;
  const role = made.for.role === null ? '—' : (trade.roles as Record<string, string>)[made.for.role];
  const mark = escape(`${made.for.name} · ${role} · ${made.at} · ${made.purpose}`);
  const policy = `default-src 'none'; style-src ${allowed(style)}; script-src ${allowed(verifier)} ${allowed(shower)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(shown.number)} · ${page.title}</title><style>${style}</style></head>
<body><div class="mark" aria-hidden="true">${`${mark} `.repeat(60)}</div>
<h1>${page.title} ${escape(shown.number)}</h1>
<p>${page.what}</p>
<h2>${page.verified}</h2><p id="verdict" role="status">${page.noScript}</p><ul id="checks"></ul>
<details><summary>${page.keptHead}</summary><textarea id="kept" aria-label="${page.keptHead}"></textarea><button id="compare" type="button">${page.compare}</button></details>
<h2>${page.madeFor}</h2>${facts([
    [page.name, made.for.name], [page.role, role], [page.purpose, made.purpose], [page.at, local(made.at)], [page.by, made.by], [page.request, made.requestId], [page.head, head],
    [page.seal, seal ? `${seal.head.n} · ${local(seal.head.at)} · ${page.line} ${seal.seq}` : page.noSeal],
  ])}
<h2>${page.masked}</h2><ul>${masked.map((code) => `<li>${escape(page.maskedWords[code] ?? code)}</li>`).join('')}</ul>
<h2>${page.rules}</h2>${facts([
    [page.pack, `${named(rules.pack)} (${rules.pack.id} ${rules.pack.version})`], [page.category, rules.category ? `${rules.category.code} ${named(rules.category)}` : null], [page.profile, rules.profile],
    [page.calendars, rules.calendars.map(({ id, version }) => `${id} ${version}`).join(', ')],
  ])}
<h2>${page.replay}</h2>
<div class="controls"><button id="back" type="button" aria-label="${page.back}">←</button><button id="play" type="button">${page.script.play}</button><button id="on" type="button" aria-label="${page.on}">→</button>
<input id="scrub" type="range" min="1" max="${lines.length}" value="${lines.length}" aria-label="${page.replay}"><output id="place"></output></div>
<p id="sentence" aria-live="polite"></p><dl id="facts"></dl>
<h3>${page.clocks}</h3><ul id="clocks"></ul><h3>${page.requests}</h3><ul id="requests"></ul><h3>${page.actions}</h3><ul id="actions"></ul><p>${page.seenBy}: <span id="seenBy"></span></p>
<h3>${page.changed}</h3><table><thead><tr><th>${page.path}</th><th>${page.before}</th><th>${page.after}</th></tr></thead><tbody id="changed"></tbody></table>
<details><summary>${page.bytes}</summary><pre id="bytes"></pre></details>
<h2>${page.history}</h2><ol id="history">${lines.map((line, nth) => `<li data-nth="${nth}"><time datetime="${line.at}">${escape(line.shown.at)}</time> ${escape(line.shown.words)}${line.dueAt ? ` (${page.due} ${escape(local(line.dueAt))})` : ''}</li>`).join('')}</ol>
<script type="application/json" id="evidence">${json(evidence)}</script>
<script type="application/json" id="words">${json(words)}</script>
<script>${verifier}</script>
<script>${shower}</script>
</body></html>
`;
}
