export interface Spot { lng: number; lat: number }

const a = 6_378_245;
const ee = 0.006_693_421_622_965_943;
const rad = Math.PI / 180;

const wave = (x: number): number => (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);

function shift(x: number, y: number): { lng: number; lat: number } {
  const lat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + wave(x)
    + (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3) + (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI)) * (2 / 3);
  const lng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + wave(x)
    + (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) + (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3);
  return { lng, lat };
}

/** A spot as tiles of Gaode and Tencent draw it (GCJ-02), from WGS-84. Stored is WGS-84 alone; outside of China both are the same. */
export function toGcj({ lng, lat }: Spot): Spot {
  if (lng < 72 || lng > 138 || lat < 0.8 || lat > 56) return { lng, lat };
  const by = shift(lng - 105, lat - 35);
  const magic = 1 - ee * Math.sin(lat * rad) ** 2;
  return {
    lng: lng + (by.lng * 180) / ((a / Math.sqrt(magic)) * Math.cos(lat * rad) * Math.PI),
    lat: lat + (by.lat * 180) / (((a * (1 - ee)) / (magic * Math.sqrt(magic))) * Math.PI),
  };
}

/** Back to WGS-84, to within a centimetre: the shift hardly changes over its own length. */
export function fromGcj(spot: Spot): Spot {
  let guess = spot;
  for (let round = 0; round < 4; round++) {
    const there = toGcj(guess);
    guess = { lng: guess.lng + spot.lng - there.lng, lat: guess.lat + spot.lat - there.lat };
  }
  return guess;
}

/** Do tiles of this address stand where GCJ-02 says? Tianditu and OpenStreetMap do not. */
export const isShifted = (tiles: string | null): boolean => tiles !== null && /amap|autonavi|gaode|gtimg|qq\.com/i.test(tiles);
