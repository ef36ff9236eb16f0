/** The SHA-256 of a file in hex, by which the server stores it. Browsers offer it on https and localhost only. */
export async function fingerprint(file: Blob): Promise<string> {
  if (!crypto.subtle) throw new Error('insecureOrigin');
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
