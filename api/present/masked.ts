/** `张三丰` → `张*`: the family name says enough to greet somebody. */
export const maskedName = (name: string | undefined): string | undefined => (name ? `${[...name][0]}*` : undefined);

/** `13812345678` → `138****5678`; a short number keeps its last two digits. */
export function maskedPhone(phone: string | undefined): string | undefined {
  if (!phone) return undefined;
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.length >= 11 ? `${digits.slice(0, digits.length - 8)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}
