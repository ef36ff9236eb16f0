/** Spreadsheets take UTF-8 for what it is only after this. */
export const byteOrderMark = '\ufeff';

/** What a spreadsheet would run: also behind blanks, and in the full-width forms that a Chinese one understands. */
const runs = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** One cell: a formula becomes text by the apostrophe before it (OWASP, CSV injection), and what would break the row is quoted. */
export function csvCell(text: string): string {
  const harmless = runs.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One row with its end (RFC 4180). */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
