/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { ask } from './ask.ts';
import { useWords } from './language.ts';

type Ring = [number, number][];
interface Shape { code: string; zh: string; en: string; level: string; ring: Ring | null }
interface Outlines { area: Shape; above: string | null; below: Shape[] }
interface Spot { lng: number; lat: number }

const wide = 320;
const tall = 240;

/** How degrees are drawn: the area fills the picture, a degree of longitude as narrow as it is at that latitude. */
function scaleOf(ring: Ring) {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((wide - 16) / ((east - west) * narrow || 1), (tall - 16) / (north - south || 1));
  const [left, top] = [(wide - (east - west) * narrow * scale) / 2, (tall - (north - south) * scale) / 2];
  return {
    x: (lng: number) => left + (lng - west) * narrow * scale, y: (lat: number) => top + (north - lat) * scale,
    spot: (x: number, y: number): Spot => ({ lng: round(west + (x - left) / narrow / scale), lat: round(north - (y - top) / scale) }),
  };
}

/** Six decimals are a hand's breadth. */
const round = (degrees: number): number => Number(degrees.toFixed(6));
const mean = (all: number[]): number => round(all.reduce((sum, one) => sum + one, 0) / all.length);
const middle = (ring: Ring): Spot => ({ lng: mean(ring.slice(1).map(([x]) => x)), lat: mean(ring.slice(1).map(([, y]) => y)) });

/**
 * The county as outlines: town, village, grid, each a tap or a button away. In the smallest area a tap sets the spot (`onSpot`), or the area
 * itself is chosen (`onArea`). The buttons do all that the picture does.
 */
export const OutlineMap = ({ spot, onSpot, onArea }: { spot?: Spot | undefined; onSpot?: (spot: Spot) => void; onArea?: (code: string) => void }) => {
  const { words, named, language } = useWords();
  const [code, setCode] = useState('');
  const [map, setMap] = useState<Outlines>();
  const [failed, fail] = useState(false);
  useEffect(() => {
    fail(false);
    ask<Outlines>(`/api/public/outlines${code ? `?area=${encodeURIComponent(code)}` : ''}`, language).then(({ body }) => setMap(body), () => fail(true));
  }, [code, language]);
  if (failed) return <p class="hint" role="status">{words.map.failed}</p>;
  if (!map) return null;
  const { area, above, below } = map;
  const shapes = below.length > 0 ? below : [area];
  const ring = area.ring ?? shapes.flatMap((one) => one.ring ?? []);
  const go = (one: Shape) => (one.level === 'grid' && onArea ? onArea(one.code) : setCode(one.code));
  const { x, y, spot: spotAt } = scaleOf(ring.length > 2 ? ring : [[0, 0], [1, 0], [1, 1]]);
  const tap = (event: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (below.length === 0) onSpot?.(spotAt(((event.clientX - box.left) * wide) / box.width, ((event.clientY - box.top) * tall) / box.height));
  };
  return (
    <div class="stack outline">
      <p class="hint" role="status">{named(area)} · {below.length > 0 ? words.map.which : words.map.tap}</p>
      <svg aria-hidden viewBox={`0 0 ${wide} ${tall}`} onClick={tap}>
        {shapes.map((one) => one.ring ? <polygon key={one.code} points={one.ring.map(([lng, lat]) => `${x(lng)},${y(lat)}`).join(' ')} onClick={below.length > 0 ? () => go(one) : undefined} /> : null)}
        {shapes.map((one) => one.ring ? <text key={one.code} x={x(middle(one.ring).lng)} y={y(middle(one.ring).lat)}>{named(one)}</text> : null)}
        {spot ? <path class="pin" d={`M${x(spot.lng)} ${y(spot.lat)}l-7-18a7.600 7.600 0 1 1 14 0z`} /> : null}
      </svg>
      <div class="places">
        {below.map((one) => <button type="button" key={one.code} onClick={() => go(one)}>{named(one)}</button>)}
        {below.length === 0 && onSpot && area.ring ? <button type="button" onClick={() => onSpot(middle(area.ring!))}>{words.map.middle}</button> : null}
        {above ? <button type="button" onClick={() => setCode(above)}>← {words.map.back}</button> : null}
      </div>
    </div>
  );
};
