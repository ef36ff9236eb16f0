import type { Language } from '../../domain/locales/index.ts';

interface PageWords {
  title: string; what: string; verified: string; noScript: string; keptHead: string; compare: string; madeFor: string; name: string; role: string; purpose: string; at: string; by: string;
  request: string; head: string; seal: string; noSeal: string; line: string; masked: string; rules: string; pack: string; category: string; profile: string; calendars: string; replay: string;
  back: string; on: string; clocks: string; requests: string; actions: string; seenBy: string; changed: string; path: string; before: string; after: string; bytes: string; history: string; due: string;
  maskedWords: Record<string, string>;
  /** What the script in the page says. */
  script: {
    holds: string; broken: string; notChecked: string; play: string; pause: string; due: string; hash: string; checks: Record<string, string>; facts: Record<string, string>;
    clockStates: Record<'running' | 'paused' | 'stopped' | 'expired', string>;
  };
}

/** What the page of exported evidence says around the words of the trade. */
export const pageWords: Record<Language, PageWords> = {
  'zh-CN': {
    title: '案件证据', what: '本文件离线可读：记录了该案从报事到现在的每一行，可逐行回放，并自行核对是否被改动过。', verified: '自行核对', noScript: '需要脚本才能核对和回放；下方的经过不需要。',
    keptHead: '与另外保存的树头比对', compare: '比对', madeFor: '为谁出具', name: '姓名', role: '角色', purpose: '用途', at: '出具时间', by: '出具系统', request: '请求编号', head: '末行摘要',
    seal: '封印', noSeal: '出具时尚未封印', line: '行', masked: '已隐去的内容', rules: '依据', pack: '方法包', category: '类别', profile: '时限档', calendars: '日历', replay: '回放', back: '上一行', on: '下一行',
    clocks: '时限', requests: '等待答复', actions: '当时可做', seenBy: '当时可见', changed: '这一行改变了什么', path: '项目', before: '之前', after: '之后', bytes: '原始内容', history: '经过', due: '应于',
    maskedWords: {
      reporterName: '报事人姓名只留姓', reporterPhone: '报事人电话只留首尾', pending: '等待第二人签认的内容', names: '所有人的姓名', texts: '人写的文字', reporter: '报事人', photos: '照片',
    },
    script: {
      holds: '核对相符：没有一行被改动', broken: '核对不符', notChecked: '未能核对：', play: '播放', pause: '停止', due: '应于', hash: '摘要',
      checks: {
        format: '格式', chain: '每一行与前一行相连（%{detail}）', head: '末行摘要', frames: '回放与记录行行对应', keys: '签名钥前后相承（%{detail}）', seal: '第 %{detail} 号封印的签名', inclusion: '第 %{detail} 行在封印的树里',
        signature: '出具系统对全文的签名', keptKey: '签名钥与另存的相同', keptHead: '封印与另存的树头相同',
      },
      facts: { status: '环节', lead: '承办单位', person: '承办人', height: '督办级别', pack: '方法包', calendar: '日历' },
      clockStates: { running: '计时', paused: '暂停', stopped: '已停', expired: '超期' },
    },
  },
  en: {
    title: 'Evidence of case', what: 'This file needs no network: it holds every line of the case from the report until now, replays them one by one, and checks by itself whether any was changed.',
    verified: 'Checked by itself', noScript: 'Checking and replaying need scripts; the history below does not.', keptHead: 'Compare with a tree head that was kept elsewhere', compare: 'Compare', madeFor: 'For whom it was made',
    name: 'Name', role: 'Role', purpose: 'Purpose', at: 'Made at', by: 'Made by', request: 'Request', head: 'Hash of the last line', seal: 'Seal', noSeal: 'Nothing was sealed when it was made', line: 'line',
    masked: 'What is left out', rules: 'Rules', pack: 'Method pack', category: 'Category', profile: 'Profile', calendars: 'Calendars', replay: 'Replay', back: 'One line back', on: 'One line on', clocks: 'Clocks',
    requests: 'Waiting for an answer', actions: 'What could be done then', seenBy: 'Who could see it then', changed: 'What this line changed', path: 'What', before: 'Before', after: 'After', bytes: 'As it was written',
    history: 'History', due: 'due',
    maskedWords: {
      reporterName: 'the name of the reporter but for the family name', reporterPhone: 'the middle of the reporter’s phone number', pending: 'what waits for a second signature', names: 'the names of all people',
      texts: 'what people wrote', reporter: 'who reported', photos: 'photos',
    },
    script: {
      holds: 'It adds up: no line was changed', broken: 'It does not add up', notChecked: 'Could not be checked: ', play: 'Play', pause: 'Stop', due: 'due', hash: 'hash',
      checks: {
        format: 'The format', chain: 'Every line is chained to the one before (%{detail})', head: 'The hash of the last line', frames: 'A frame of the replay for every line', keys: 'Every key was vouched for by the one before (%{detail})',
        seal: 'The signature of seal %{detail}', inclusion: 'Line %{detail} stands in the tree of the seal', signature: 'The signature of the house over the whole', keptKey: 'The key is the one that was kept',
        keptHead: 'The seal is the head that was kept',
      },
      facts: { status: 'Stage', lead: 'Unit in charge', person: 'Person in charge', height: 'Supervision', pack: 'Method pack', calendar: 'Calendar' },
      clockStates: { running: 'running', paused: 'paused', stopped: 'stopped', expired: 'expired' },
    },
  },
};
