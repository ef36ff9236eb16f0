/**
 * The second verifier: checks exported evidence of Gewu 格物 alone, without the house, the network or any other code. It shares no line with
 * the first one. In Node: `node audit/verify-evidence.js evidence.html [--head head.txt] [--key <hex>]`, exit 1 when something does not add
 * up; in a browser: `verifyEvidence(evidence, { head, key })`. SHA-256 (FIPS 180-4), SHA-512, Ed25519 (RFC 8032), the tree of RFC 6962 and
 * the spelling of RFC 8785 stand here in full, so that the arithmetic can be read in one place.
 */
(() => {
  const utf8 = new TextEncoder();
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytesOf = (text) => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16));
  const base64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const concat = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((end, part) => (all.set(part, end), end + part.length), 0);
    return all;
  };

  // The constants of both hashes are the fractions of roots of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 80; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  /** The first 64 bits behind the point of the k-th root of n. */
  const fraction = (n, k) => {
    const power = BigInt(n) << BigInt(64 * k);
    let [low, high] = [0n, 1n << 80n];
    while (low < high) {
      const middle = (low + high + 1n) >> 1n;
      if (middle ** BigInt(k) <= power) low = middle;
      else high = middle - 1n;
    }
    return low & 0xffffffffffffffffn;
  };
  const roundsOf512 = primes.map((prime) => fraction(prime, 3));
  const startOf512 = primes.slice(0, 8).map((prime) => fraction(prime, 2));
  const roundsOf256 = Uint32Array.from(roundsOf512.slice(0, 64), (one) => Number(one >> 32n));
  const startOf256 = Uint32Array.from(startOf512, (one) => Number(one >> 32n));

  const padded = (bytes, block) => {
    const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
    const all = new Uint8Array(length);
    all.set(bytes);
    all[bytes.length] = 0x80;
    new DataView(all.buffer).setBigUint64(length - 8, BigInt(bytes.length) * 8n);
    return all;
  };

  function sha256(bytes) {
    const state = Uint32Array.from(startOf256);
    const words = new Uint32Array(64);
    const all = padded(bytes, 64);
    const view = new DataView(all.buffer);
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    for (let at = 0; at < all.length; at += 64) {
      for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(at + 4 * i);
      for (let i = 16; i < 64; i += 1) {
        const [near, far] = [words[i - 2], words[i - 15]];
        words[i] = words[i - 16] + words[i - 7] + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) + (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i += 1) {
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + roundsOf256[i] + words[i]) >>> 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] += word; });
    }
    return concat(...Array.from(state, (word) => Uint8Array.of(word >>> 24, word >>> 16, word >>> 8, word)));
  }

  function sha512(bytes) {
    const mask = 0xffffffffffffffffn;
    const turn = (word, by) => ((word >> by) | (word << (64n - by))) & mask;
    const state = [...startOf512];
    const all = padded(bytes, 128);
    const view = new DataView(all.buffer);
    for (let at = 0; at < all.length; at += 128) {
      const words = Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + 8 * i));
      for (let i = 16; i < 80; i += 1) {
        const [near, far] = [words[i - 2], words[i - 15]];
        words.push((words[i - 16] + words[i - 7] + (turn(far, 1n) ^ turn(far, 8n) ^ (far >> 7n)) + (turn(near, 19n) ^ turn(near, 61n) ^ (near >> 6n))) & mask);
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 80; i += 1) {
        const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & mask & g)) + roundsOf512[i] + words[i];
        const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask, c, b, a, (one + two) & mask];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = (state[i] + word) & mask; });
    }
    return bytesOf(state.map((word) => word.toString(16).padStart(16, '0')).join(''));
  }

  // Ed25519 over the curve −x² + y² = 1 + d·x²·y², points as [X, Y, Z, T].
  const p = 2n ** 255n - 19n;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (n, by = p) => ((n % by) + by) % by;
  const power = (base, exponent) => {
    let [result, square] = [1n, mod(base)];
    for (let left = exponent; left > 0n; left >>= 1n, square = mod(square * square)) if (left & 1n) result = mod(result * square);
    return result;
  };
  const inverse = (n) => power(n, p - 2n);
  const d = mod(-121665n * inverse(121666n));
  const number = (bytes) => BigInt(`0x${hex(Uint8Array.from(bytes).reverse()) || '0'}`);
  const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const [a, b, c, e] = [mod((y1 - x1) * (y2 - x2)), mod((y1 + x1) * (y2 + x2)), mod(2n * t1 * t2 * d), mod(2n * z1 * z2)];
    const [f, g, h, i] = [b - a, e - c, e + c, b + a];
    return [mod(f * g), mod(h * i), mod(g * h), mod(f * i)];
  };
  const times = (scalar, start) => {
    let [result, twice] = [[0n, 1n, 1n, 0n], start];
    for (let left = scalar; left > 0n; left >>= 1n, twice = add(twice, twice)) if (left & 1n) result = add(result, twice);
    return result;
  };
  function point(bytes) {
    const sign = bytes[31] >> 7;
    const y = number(bytes) & (2n ** 255n - 1n);
    if (y >= p) return undefined;
    const [u, v] = [mod(y * y - 1n), mod(d * y * y + 1n)];
    let x = mod(u * v ** 3n * power(u * v ** 7n, (p - 5n) / 8n));
    if (mod(v * x * x) !== u) x = mod(x * power(2n, (p - 1n) / 4n));
    if (mod(v * x * x) !== u || (x === 0n && sign === 1)) return undefined;
    if (Number(x & 1n) !== sign) x = p - x;
    return [x, y, 1n, mod(x * y)];
  }
  const basePoint = point(bytesOf(`58${'66'.repeat(31)}`));
  function isSigned(text, sig, publicKey) {
    const [key, commitment, s] = [point(publicKey), sig.length === 64 && point(sig.subarray(0, 32)), number(sig.subarray(32))];
    if (publicKey.length !== 32 || !key || !commitment || s >= order) return false;
    const challenge = mod(number(sha512(concat(sig.subarray(0, 32), publicKey, utf8.encode(text)))), order);
    const [one, other] = [times(s, basePoint), add(commitment, times(challenge, key))];
    return mod(one[0] * other[2]) === mod(other[0] * one[2]) && mod(one[1] * other[2]) === mod(other[1] * one[2]);
  }

  /** RFC 8785: keys in the order of their UTF-16 units, no blanks. */
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  };

  const lineHash = (stream, line, before) => {
    const fields = [stream, String(line.seq), line.type, line.at, line.recordedAt, line.dueAt ?? '', line.actor, line.data, line.sealedHash ?? '', line.commandId ?? ''];
    return hex(sha256(concat(Uint8Array.of(0, line.suite), before, ...fields.flatMap((field) => {
      const bytes = utf8.encode(field);
      return [Uint8Array.of(bytes.length >>> 24, bytes.length >>> 16, bytes.length >>> 8, bytes.length), bytes];
    }))));
  };

  /** The first line that does not add up; undefined when the chain holds. */
  function brokenLine({ stream, lines }) {
    let before = '00'.repeat(32);
    for (const [at, line] of lines.entries()) {
      if (line.seq !== at + 1) return at + 1;
      if (line.prevHash !== before || lineHash(stream, line, bytesOf(before)) !== line.hash) return line.seq;
      before = line.hash;
    }
    return lines.length === 0 ? 1 : undefined;
  }

  /** The root that a leaf comes to along its proof (RFC 9162, 2.1.3.2); undefined when the proof has another length. */
  function rootOf(index, size, leaf, proof) {
    let [node, here, last] = [leaf, index, size - 1];
    for (const other of proof) {
      if (last === 0) return undefined;
      if (here % 2 === 1 || here === last) {
        node = sha256(concat(Uint8Array.of(1), other, node));
        while (here % 2 === 0 && here !== 0) [here, last] = [here / 2, Math.floor(last / 2)];
      } else node = sha256(concat(Uint8Array.of(1), node, other));
      [here, last] = [Math.floor(here / 2), Math.floor(last / 2)];
    }
    return last === 0 && index < size ? hex(node) : undefined;
  }

  const headText = (head) =>
    ['gewu tree head 1', `seal ${head.n}`, `size ${head.size}`, `root ${head.root}`, `previous ${head.previous}`, `at ${head.at}`, `key ${head.keyId}`, ''].join('\n');
  const keyId = (publicKey) => hex(sha256(bytesOf(publicKey))).slice(0, 16);
  /** Every key but the first was vouched for by the one before it, and each has the name that follows from it. */
  const keysHold = (keys) => keys.every(({ id, publicKey, endorsedBy, endorsement }, nth) => {
    const before = keys[nth - 1];
    if (keyId(publicKey) !== id) return false;
    return before ? endorsedBy === before.id && isSigned(`gewu seal key 1\n${publicKey}\n`, base64(endorsement ?? ''), bytesOf(before.publicKey)) : !endorsedBy;
  });

  /**
   * @param {object} evidence as exported, the JSON that also stands in the page
   * @param {{ head?: string, key?: string }} [kept] what was kept elsewhere: the text of a signed head, a public key in hexadecimal
   * @returns {{ ok: boolean, checks: { name: string, ok: boolean | null, detail: string }[] }} `null` is what could not be checked
   */
  function verifyEvidence(evidence, kept = {}) {
    const checks = [];
    const check = (name, test) => {
      try {
        const found = test();
        checks.push({ name, ok: found === undefined ? null : found === true || found[0] === true, detail: Array.isArray(found) ? String(found[1]) : '' });
      } catch (failure) {
        checks.push({ name, ok: false, detail: String(failure?.message ?? failure) });
      }
    };
    const { lines = [], keys = [], seal, signature } = evidence ?? {};
    const publicKeyOf = (id) => bytesOf(keys.find((key) => key.id === id)?.publicKey ?? '');
    check('format', () => evidence.format === 'gewu evidence 1');
    check('chain', () => {
      const broken = brokenLine(evidence);
      return broken === undefined ? [true, lines.length] : [false, broken];
    });
    check('head', () => lines.at(-1)?.hash === evidence.head);
    check('frames', () => (evidence.frames ? evidence.frames.length === lines.length && evidence.frames.every((frame, at) => frame.seq === lines[at].seq) : undefined));
    check('keys', () => (keys.length > 0 ? [keysHold(keys), keys.length] : undefined));
    check('seal', () => (seal ? [isSigned(headText(seal.head), base64(seal.head.sig), publicKeyOf(seal.head.keyId)), seal.head.n] : undefined));
    check('inclusion', () => {
      if (!seal) return undefined;
      const line = lines[seal.seq - 1];
      const leaf = sha256(concat(Uint8Array.of(0), bytesOf(line.hash)));
      return [rootOf(seal.index, seal.head.size, leaf, seal.proof.map(bytesOf)) === seal.head.root, seal.seq];
    });
    check('signature', () => {
      if (!signature) return undefined;
      const { signature: _, ...rest } = evidence;
      return isSigned(`gewu evidence 1\n${hex(sha256(utf8.encode(canonical(rest))))}\n`, base64(signature.sig), publicKeyOf(signature.keyId));
    });
    if (kept.key) check('keptKey', () => keys.some(({ publicKey }) => publicKey === kept.key.trim().toLowerCase()));
    if (kept.head) check('keptHead', () => {
      const text = kept.head.replaceAll('\r\n', '\n');
      const nth = Number(/^seal (\d+)$/m.exec(text)?.[1]);
      if (!seal || nth !== seal.head.n) return undefined;
      return text.includes(`${headText(seal.head)}sig ${seal.head.sig}`);
    });
    return { ok: checks.every(({ ok }) => ok !== false), checks };
  }
  globalThis.verifyEvidence = verifyEvidence;

  const inNode = typeof process !== 'undefined' && (process.argv?.[1] ?? '').endsWith('verify-evidence.js');
  if (inNode) void import('node:fs').then(({ readFileSync }) => {
    const [file, ...rest] = process.argv.slice(2);
    const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
    const text = readFileSync(file, 'utf8');
    const json = /<script type="application\/json" id="evidence">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? text;
    const { ok, checks } = verifyEvidence(JSON.parse(json), { key: option('--key'), head: option('--head') && readFileSync(option('--head'), 'utf8') });
    for (const one of checks) console.log(`${one.ok === null ? '–' : one.ok ? 'ok' : 'NO'} ${one.name} ${one.detail}`.trim());
    process.exitCode = ok ? 0 : 1;
  }).catch((failure) => {
    console.error(String(failure?.message ?? failure));
    process.exitCode = 2;
  });
})();
