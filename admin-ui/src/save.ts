/** Hands a file to the browser's downloads. */
export function save(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A document as people edit it: indented. */
export const saveJson = (name: string, document: unknown): void => save(name, new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' }));
