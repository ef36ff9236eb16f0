/** Multiplication in the field of a QR code, GF(256) with the polynomial 0x11d (ISO/IEC 18004). */
const powers: number[] = [];
const logs: number[] = [];
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  powers[exponent] = value;
  logs[value] = exponent;
  value <<= 1;
  if (value > 255) value ^= 0x11d;
}

export const times = (one: number, other: number): number => (one === 0 || other === 0 ? 0 : powers[(logs[one]! + logs[other]!) % 255]!);

/** Reed–Solomon: the words that make up for so many lost ones. */
export function correction(data: readonly number[], count: number): number[] {
  const generator = generatorOf(count);
  const rest = [...data, ...Array.from({ length: count }, () => 0)];
  for (let at = 0; at < data.length; at += 1) {
    const factor = rest[at]!;
    generator.forEach((coefficient, step) => { rest[at + step] = rest[at + step]! ^ times(coefficient, factor); });
  }
  return rest.slice(data.length);
}

function generatorOf(count: number): number[] {
  let polynomial = [1];
  for (let root = 0; root < count; root += 1) {
    const next = [...polynomial, 0];
    polynomial.forEach((coefficient, at) => { next[at + 1] = next[at + 1]! ^ times(coefficient, powers[root]!); });
    polynomial = next;
  }
  return polynomial;
}
