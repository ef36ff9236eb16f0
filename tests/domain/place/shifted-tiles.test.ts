import { fromGcj, isShifted, toGcj } from '../../../admin-ui/src/map/gcj.ts';

describe('tiles that stand where GCJ-02 says', () => {
  it('are met by a spot in Beijing, and a click on them comes back to WGS-84', () => {
    const there = toGcj({ lng: 116.404, lat: 39.915 });
    expect([there.lng, there.lat]).toEqual([expect.closeTo(116.410244, 5), expect.closeTo(39.916404, 5)]);
    const back = fromGcj(there);
    expect([back.lng, back.lat]).toEqual([expect.closeTo(116.404, 7), expect.closeTo(39.915, 7)]);
  });

  it('are those of Gaode and Tencent alone; without tiles, and outside of China, nothing is shifted', () => {
    expect(['https://webrd01.is.autonavi.com/{z}', 'https://rt0.map.gtimg.com/{z}', 'https://t0.tianditu.gov.cn/{z}', null].map(isShifted)).toEqual([true, true, false, false]);
    expect(toGcj({ lng: 2.35, lat: 48.85 })).toEqual({ lng: 2.35, lat: 48.85 });
  });
});
