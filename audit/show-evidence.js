/** The page of exported evidence: verifies itself with the verifier above, and steps through the history. Asks nobody, needs no network. */
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const [evidence, words] = [read('evidence'), read('words')];
  const { lines, frames } = evidence;
  const at = (id) => document.getElementById(id);
  const put = (parent, name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    parent.append(made);
    return made;
  };
  const clear = (node) => (node.replaceChildren(), node);
  const say = (value) => (value === null || value === undefined || value === '' ? '—' : typeof value === 'object' ? value[words.lang] ?? value.name ?? JSON.stringify(value) : String(value));
  const hours = (seconds) => `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')} min`;

  function showChecks(kept) {
    const { ok, checks } = globalThis.verifyEvidence(evidence, kept);
    document.body.dataset.verified = String(ok);
    at('verdict').textContent = ok ? words.holds : words.broken;
    at('verdict').className = ok ? 'good' : 'bad';
    const list = clear(at('checks'));
    for (const check of checks) {
      const text = (words.checks[check.name] ?? check.name).replace('%{detail}', check.detail);
      put(list, 'li', `${check.ok === null ? '–' : check.ok ? '✓' : '✗'} ${check.ok === null ? words.notChecked : ''}${text}`, check.ok === null ? 'open' : check.ok ? 'good' : 'bad');
    }
  }

  let here = 0;
  function show(nth) {
    here = Math.max(0, Math.min(frames.length - 1, nth));
    const [frame, line] = [frames[here], lines[here]];
    at('scrub').value = String(here + 1);
    at('place').textContent = `${here + 1} / ${frames.length}`;
    at('sentence').textContent = `${line.shown.at} · ${line.shown.words}`;
    const facts = clear(at('facts'));
    for (const [name, value] of [['status', words.statuses[frame.status]], ['lead', frame.lead], ['person', frame.person], ['height', frame.height], ['pack', `${frame.pack.id} ${frame.pack.version}`], ['calendar', `${frame.calendar.id} ${frame.calendar.version}`]]) {
      put(facts, 'dt', words.facts[name]);
      put(facts, 'dd', say(value));
    }
    const clocks = clear(at('clocks'));
    for (const clock of frame.clocks) {
      const whole = clock.usedSeconds + Math.max(0, clock.leftSeconds);
      const share = whole === 0 ? 0 : Math.min(100, Math.round((100 * clock.usedSeconds) / whole));
      const item = put(clocks, 'li');
      put(item, 'span', `${words.clocks[clock.name] ?? clock.name} · ${clock.budget} · ${words.clockStates[clock.state]} · ${hours(clock.usedSeconds)} (${share} %) · ${words.due} ${say(clock.due)}`);
      const bar = put(item, 'meter');
      [bar.min, bar.max, bar.value] = [0, 100, share];
    }
    const asked = clear(at('requests'));
    for (const request of frame.requests) put(asked, 'li', `${words.requests[request.kind] ?? request.kind} ${request.n} · ${words.requestStates[request.state]}`);
    const actions = clear(at('actions'));
    for (const [role, names] of Object.entries(frame.openActions)) put(actions, 'li', `${words.roles[role] ?? role}: ${names.map((name) => words.actions[name] ?? name).join(', ')}`);
    at('seenBy').textContent = frame.seenBy.map((role) => words.roles[role] ?? role).join(', ');
    const changed = clear(at('changed'));
    for (const { path, before, after } of frame.changed) {
      const row = put(changed, 'tr');
      for (const cell of [path, say(before), say(after)]) put(row, 'td', cell);
    }
    at('bytes').textContent = `${line.type} ${line.at}\n${line.actor}\n${line.data}\n${words.hash} ${line.hash}`;
    document.querySelectorAll('#history li').forEach((item, place) => (place === here ? item.setAttribute('aria-current', 'step') : item.removeAttribute('aria-current')));
  }

  let playing;
  const stop = () => (clearInterval(playing), (playing = undefined), (at('play').textContent = words.play));
  const play = () => {
    if (playing) return stop();
    at('play').textContent = words.pause;
    if (here === frames.length - 1) show(0);
    playing = setInterval(() => (here === frames.length - 1 ? stop() : show(here + 1)), 900);
  };
  at('scrub').addEventListener('input', (moved) => show(Number(moved.target.value) - 1));
  at('back').addEventListener('click', () => show(here - 1));
  at('on').addEventListener('click', () => show(here + 1));
  at('play').addEventListener('click', play);
  at('history').addEventListener('click', (hit) => {
    const step = hit.target.closest('li')?.dataset.nth;
    if (step !== undefined) show(Number(step));
  });
  document.addEventListener('keydown', ({ key, target }) => {
    if (/^(INPUT|TEXTAREA)$/.test(target.tagName)) return;
    if (key === 'ArrowRight') show(here + 1);
    else if (key === 'ArrowLeft') show(here - 1);
    else if (key === 'Home') show(0);
    else if (key === 'End') show(frames.length - 1);
  });
  at('compare').addEventListener('click', () => showChecks({ head: at('kept').value }));
  showChecks({});
  show(frames.length - 1);
})();
