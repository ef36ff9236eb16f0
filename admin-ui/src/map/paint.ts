import { divIcon, layerGroup, marker, polygon, polyline, type LatLngTuple, type LayerGroup } from 'leaflet';
import type { Spot } from './gcj.ts';
import type { Annotation, CasePoint, Outline, Outlined, PlacePoint } from './map.ts';
import type { Sheet } from './useLeaflet.ts';

export interface Ink { line: string; fill: string; text: string; surface: string; mark: string; lights: Record<string, { fg: string; bg: string; solid: string }> }

const glyphs: Record<string, string> = { red: '▲', yellow: '◆', green: '●', grey: '‖' };

const ringAt = ({ at }: Sheet, { coordinates: [ring] }: Outline): LatLngTuple[] => ring.map(([lng, lat]) => at({ lng, lat }));

/** A label is an element of ours with text alone: nothing that somebody typed is ever read as a page. */
function label(text: string, style: Partial<CSSStyleDeclaration>, size: [number, number]) {
  const html = document.createElement('div');
  html.textContent = text;
  Object.assign(html.style, { whiteSpace: 'nowrap', fontSize: '13px', lineHeight: '1.3', textAlign: 'center', pointerEvents: 'none', transform: 'translate(-50%, -50%)', width: 'max-content', ...style });
  return divIcon({ html, className: '', iconSize: size, iconAnchor: [0, 0] });
}

/** Draws the outlines with their names and numbers; one that is small on the screen goes without. */
export function paintOutlines(sheet: Sheet, areas: readonly Outlined[], ink: Ink, words: (area: Outlined) => string, onPick: (area: Outlined) => void): LayerGroup {
  const group = layerGroup();
  const labels = layerGroup();
  for (const area of areas) {
    if (!area.outline) continue;
    const drawn = polygon(ringAt(sheet, area.outline), { color: ink.line, weight: 1.5, fillColor: ink.fill, fillOpacity: 0.45 }).on('click', () => onPick(area));
    group.addLayer(drawn);
  }
  const relabel = () => {
    labels.clearLayers();
    for (const area of areas) {
      if (!area.outline) continue;
      const ring = ringAt(sheet, area.outline);
      const across = ring.map((point) => sheet.map.latLngToContainerPoint(point).x);
      if (Math.max(...across) - Math.min(...across) <= 70) continue;
      const middle = area.centre ? sheet.at(area.centre) : ring[0]!;
      labels.addLayer(marker(middle, { icon: label(words(area), { color: ink.text, fontWeight: '600', whiteSpace: 'pre', transform: 'translate(-50%, -64px)' }, [0, 0]), interactive: false, keyboard: false }));
    }
  };
  sheet.map.on('zoomend', relabel);
  group.on('remove', () => sheet.map.off('zoomend', relabel));
  group.addLayer(labels);
  relabel();
  return group;
}

/** The frame of the area that is looked at. */
export const paintFrame = (sheet: Sheet, outline: Outline, ink: Ink): LayerGroup =>
  layerGroup([polygon(ringAt(sheet, outline), { color: ink.line, weight: 3, fill: false, interactive: false })]);

/** Red before yellow before green before grey: of several in one place the worst is seen. */
const worst = ['red', 'yellow', 'green', 'grey'];
/** Pixels: what is nearer than this is one mark with a number. */
const near = 30;

/** Cases by their light (colour and sign), many in one place as one mark; places as squares. The table beside the map says the same. */
export function paintPoints(sheet: Sheet, cases: readonly CasePoint[], places: readonly PlacePoint[], ink: Ink, onPick: (id: string) => void): LayerGroup {
  const group = layerGroup(places.map((place) => marker(sheet.at(place), { icon: label('■', { color: ink.mark, fontSize: '12px' }, [0, 0]), interactive: false, keyboard: false })));
  const marks = layerGroup();
  const gather = () => {
    marks.clearLayers();
    const cells = Map.groupBy(cases, (one) => {
      const { x, y } = sheet.map.project(sheet.at(one));
      return `${Math.round(x / near)} ${Math.round(y / near)}`;
    });
    for (const own of cells.values()) {
      const first = own.toSorted((one, other) => worst.indexOf(one.light) - worst.indexOf(other.light))[0]!;
      const { solid, bg, fg } = ink.lights[first.light]!;
      const many = own.length > 1;
      const icon = label(many ? `${glyphs[first.light]}${own.length}` : glyphs[first.light]!, { color: fg, background: bg, border: `2px solid ${solid}`, borderRadius: '12px', minWidth: '24px', width: 'max-content', padding: many ? '0 5px' : '0', height: '24px', lineHeight: '20px', fontSize: '12px', fontWeight: '700', pointerEvents: 'auto', cursor: 'pointer', boxSizing: 'border-box' }, [0, 0]);
      const inOneSpot = own.every(({ lng, lat }) => lng === first.lng && lat === first.lat);
      marks.addLayer(marker(sheet.at(first), { icon, keyboard: false }).on('click', () => (many && !inOneSpot ? sheet.map.setView(sheet.at(first), sheet.map.getZoom() + 2) : onPick(first.id))));
    }
  };
  sheet.map.on('zoomend', gather);
  group.on('remove', () => sheet.map.off('zoomend', gather));
  group.addLayer(marks);
  gather();
  return group;
}

/** What is drawn on the sand-table. */
export function paintAnnotations(sheet: Sheet, annotations: readonly Annotation[], ink: Ink): LayerGroup {
  const group = layerGroup();
  for (const { geometry, words, endedAt } of annotations) {
    const dash = endedAt ? { dashArray: '4 6', opacity: 0.6 } : {};
    const corners: Spot[] = geometry.type === 'Point' ? [{ lng: geometry.coordinates[0], lat: geometry.coordinates[1] }]
      : (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates).map(([lng, lat]) => ({ lng, lat }));
    const line = corners.map(sheet.at);
    if (geometry.type === 'Polygon') group.addLayer(polygon(line, { color: ink.mark, weight: 2, fillOpacity: 0.15, interactive: false, ...dash }));
    if (geometry.type === 'LineString') group.addLayer(polyline(line, { color: ink.mark, weight: 3, interactive: false, ...dash }));
    group.addLayer(marker(line[Math.floor((line.length - 1) / 2)]!, { icon: label(`✎ ${words.slice(0, 24)}`, { color: ink.mark, background: ink.surface, border: `1px solid ${ink.mark}`, borderRadius: '4px', padding: '1px 6px' }, [0, 0]), interactive: false, keyboard: false }));
  }
  return group;
}

/** Corners that are being set; `onMove` where they may be dragged. */
export function paintCorners(sheet: Sheet, corners: readonly Spot[], close: boolean, ink: Ink, onMove?: (nth: number, to: Spot) => void): LayerGroup {
  const line = corners.map(sheet.at);
  const group = layerGroup(close ? [polygon(line, { color: ink.mark, weight: 2, dashArray: '6 4', fillOpacity: 0.1, interactive: false })] : [polyline(line, { color: ink.mark, weight: 3, interactive: false })]);
  corners.forEach((corner, nth) => {
    const icon = label(String(nth + 1), { color: ink.surface, background: ink.mark, borderRadius: '10px', width: '20px', height: '20px', lineHeight: '20px', fontSize: '11px', pointerEvents: 'auto', cursor: onMove ? 'move' : 'default' }, [0, 0]);
    const handle = marker(sheet.at(corner), { icon, draggable: Boolean(onMove), keyboard: false });
    handle.on('dragend', () => onMove?.(nth, sheet.spotAt(handle.getLatLng())));
    group.addLayer(handle);
  });
  return group;
}
