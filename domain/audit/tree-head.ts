/** What a seal says: so many lines, this root, behind that seal. Instants are epoch milliseconds, hashes hexadecimal. */
export interface TreeHead {
  n: number;
  size: number;
  root: string;
  /** The hash of the seal before; sixty-four zeros for the first. */
  previous: string;
  at: number;
  keyId: string;
}

export interface SignedHead extends TreeHead {
  /** Ed25519 over the text, base64. */
  sig: string;
}

const title = 'gewu tree head 1';

/** The text that is signed, hashed, printed, mailed: one line a fact, in this order, each ended by a line feed. */
export const headText = ({ n, size, root, previous, at, keyId }: TreeHead): string =>
  [title, `seal ${n}`, `size ${size}`, `root ${root}`, `previous ${previous}`, `at ${new Date(at).toISOString()}`, `key ${keyId}`, ''].join('\n');

/** The text with its signature, as it is kept elsewhere. */
export const signedText = (head: SignedHead): string => `${headText(head)}sig ${head.sig}\n`;

const hash = '([0-9a-f]{64})';
const pattern = new RegExp(
  `${title}\\nseal (\\d{1,15})\\nsize (\\d{1,15})\\nroot ${hash}\\nprevious ${hash}\\nat (\\S{20,30})\\nkey ([0-9a-f]{16})\\nsig ([A-Za-z0-9+/=]{80,100})`,
);

/** The head in a text that may hold other things before and after it, such as a mail; undefined where there is none. */
export function parseSignedHead(text: string): SignedHead | undefined {
  const found = pattern.exec(text.replaceAll('\r\n', '\n'));
  if (!found) return undefined;
  const [, n, size, root, previous, at, keyId, sig] = found as unknown as string[];
  return { n: Number(n), size: Number(size), root: root!, previous: previous!, at: Date.parse(at!), keyId: keyId!, sig: sig! };
}

/** What a successor's key is signed with by the key before it. */
export const endorsementText = (publicKey: string): string => `gewu seal key 1\n${publicKey}\n`;
