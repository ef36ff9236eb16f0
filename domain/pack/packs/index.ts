import { MethodPack } from '../pack.ts';
import { model123456 } from './123456-004.ts';
import { method4558 } from './4558-001.ts';
import { fiveLevel } from './five-level-002.ts';
import { sanbifang } from './sanbifang-000.ts';
import { twoLevel } from './two-level-003.ts';

/** The five packs that ship with Gewu, the default first. Each is a plain JSON document, also when read back from the API. */
export const shippedPacks: readonly MethodPack[] = [sanbifang, method4558, fiveLevel, twoLevel, model123456].map((pack) => MethodPack.parse(pack));

/** The pack of an area that was given none. */
export const defaultPackId = 'sanbifang-000';

/** The default pack itself. */
export const defaultPack = shippedPacks.find(({ id }) => id === defaultPackId) as MethodPack;
