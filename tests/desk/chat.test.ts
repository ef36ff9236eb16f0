import { readChat } from '../../admin-ui/src/cases/intake/chat.ts';

describe('a chat that is pasted', () => {
  it('says who wrote, what happened, where, and which number to call', () => {
    const read = readChat('王阿姨 11/24 10:21\n你好，我家住在河湾社区幸福苑3幢2单元，楼道灯坏了好几天了\n[图片]\n老人晚上下楼很危险\n电话13800001234');
    expect(read).toEqual({
      names: ['王阿姨'], phones: ['13800001234'], addresses: ['河湾社区幸福苑3幢2单元'], cut: true,
      description: '我家住在河湾社区幸福苑3幢2单元，楼道灯坏了好几天了\n老人晚上下楼很危险',
    });
  });

  it('is read as chat programs copy it', () => {
    for (const line of ['李强 2026-11-24 09:05:33', '李强 2026年11月24日 9:05', '李强 下午3:20', '李强 昨天 18:00']) {
      expect([line, readChat(`${line}\n井盖没了`)]).toEqual([line, expect.objectContaining({ names: ['李强'], description: '井盖没了' })]);
    }
    expect(readChat('李强: 石桥村路口井盖没了 139-1234-5678\n小张：马上去看')).toMatchObject({ names: ['李强', '小张'], phones: ['13912345678'], addresses: ['石桥村路口'], description: '石桥村路口井盖没了\n马上去看' });
  });

  it('leaves no phone and no identity number in the words that lists show', () => {
    const { description, phones, cut } = readChat('地址：明溪镇幸福路7号 消防通道被堵，我电话是0912-1234567，身份证610123199001011234');
    expect([phones, cut]).toEqual([['09121234567'], true]);
    expect(description).toBe('地址：明溪镇幸福路7号 消防通道被堵');
  });

  it('makes nothing up', () => {
    expect(readChat('')).toEqual({ names: [], phones: [], addresses: [], description: '', cut: false });
    expect(readChat('楼道灯坏了，下楼危险')).toMatchObject({ names: [], phones: [], addresses: [], cut: false });
  });
});
