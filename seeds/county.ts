/** An invented county: two towns that must never see each other, with villages and grids. Squares stand for outlines. */
export interface AreaSeed { code: string; zh: string; en: string; level: 'county' | 'town' | 'village' | 'grid'; parent: string | null; box: readonly [number, number, number, number]; gridSet?: string }

type Box = AreaSeed['box'];
const area = (code: string, zh: string, en: string, level: AreaSeed['level'], parent: string | null, box: Box, gridSet?: string): AreaSeed =>
  ({ code, zh, en, level, parent, box, ...(gridSet ? { gridSet } : {}) });

/** [west, south, east, north] in degrees. */
export const areas: readonly AreaSeed[] = [
  area('yunxi', '云溪县', 'Yunxi County', 'county', null, [110, 34, 110.4, 34.2]),
  area('mingxi', '明溪镇', 'Mingxi Town', 'town', 'yunxi', [110, 34, 110.2, 34.2]),
  area('hewan', '河湾社区', 'Hewan Community', 'village', 'mingxi', [110, 34, 110.1, 34.2]),
  area('hewan-1', '河湾第一网格', 'Hewan Grid 1', 'grid', 'hewan', [110, 34.1, 110.05, 34.2]),
  area('hewan-2', '河湾第二网格', 'Hewan Grid 2', 'grid', 'hewan', [110.05, 34.1, 110.1, 34.2]),
  area('hewan-3', '河湾第三网格', 'Hewan Grid 3', 'grid', 'hewan', [110, 34, 110.1, 34.1]),
  area('shiqiao', '石桥村', 'Shiqiao Village', 'village', 'mingxi', [110.1, 34, 110.2, 34.2]),
  area('shiqiao-1', '石桥第一网格', 'Shiqiao Grid 1', 'grid', 'shiqiao', [110.1, 34.1, 110.2, 34.2]),
  area('shiqiao-2', '石桥第二网格', 'Shiqiao Grid 2', 'grid', 'shiqiao', [110.1, 34, 110.2, 34.1]),
  area('nanping', '南坪镇', 'Nanping Town', 'town', 'yunxi', [110.2, 34, 110.4, 34.2]),
  area('songlin', '松林社区', 'Songlin Community', 'village', 'nanping', [110.2, 34, 110.4, 34.2]),
  area('songlin-1', '松林第一网格', 'Songlin Grid 1', 'grid', 'songlin', [110.2, 34.1, 110.4, 34.2]),
  area('songlin-2', '松林第二网格', 'Songlin Grid 2', 'grid', 'songlin', [110.2, 34, 110.4, 34.1]),
  area('anju', '安居物业片区', 'Anju Estate Overlay', 'grid', 'mingxi', [110.02, 34.12, 110.08, 34.18], 'contractor'),
];

export const centreOf = ([west, south, east, north]: Box) => ({ lng: (west + east) / 2, lat: (south + north) / 2 });

/** A closed ring, counter-clockwise (RFC 7946). */
export const outlineOf = ([west, south, east, north]: Box) => ({
  type: 'Polygon' as const,
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
});

/** What stands on the public card of a grid (004-22): no private number, the centre's line. */
export const card = { duties: '入户走访、矛盾化解、隐患排查、政策宣传、民生服务', dutiesEn: 'visits, mediation, hazards, information, services', complaintLine: '0900-12345' };
