/** Are two values the same, member for member? What is `undefined` counts as not there; instants count as what they are. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Date || other instanceof Date) return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((member, at) => same(member, other[at]));
  }
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return Object.keys(left).every((key) => same(left[key], right[key])) && Object.keys(right).every((key) => right[key] === undefined || left[key] !== undefined);
}
