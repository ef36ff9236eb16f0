/** What a chat message may say, for a person to confirm: candidates, never facts. */
export interface ChatRead {
  description: string;
  phones: string[];
  addresses: string[];
  names: string[];
  /** Something was cut out that must not stand in a description: a phone, an identity number. */
  cut: boolean;
}

/** A line that only says who wrote when, as chat programs copy it. */
const header = /^(.{1,20}?)[\s:：,，]*(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*|\d{1,2}[-/月]\d{1,2}日?\s+|昨天\s*|今天\s*|星期[一二三四五六日天]\s*)?(?:上午|下午|晚上|凌晨)?\s*\d{1,2}:\d{2}(?::\d{2})?$/;
/** 王阿姨：灯坏了 */
const speaker = /^([\p{L}\d·（）()]{1,12})[:：]\s*(.+)$/u;
/** What is a label rather than somebody. */
const labels = /^(?:地址|地点|电话|手机|手机号|联系电话|情况|位置|时间|问题)$/;
/** What stands before a number and means nothing without it. */
const label = '(?:我?的?(?:联系)?(?:电话|手机号?码?|号码|身份证号?码?)(?:是|为)?[:：]?\\s*)?';
const phone = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[- ]?\d{7,8})(?!\d)/g;
const identity = new RegExp(`${label}(?<!\\d)\\d{17}[\\dXx](?!\\d)`, 'g');
const labelledPhone = new RegExp(label + phone.source, 'g');
const media = /\[(?:图片|语音|视频|位置|动画表情|表情|链接|文件|Photo|Voice|Video|Sticker|Location|File)\]/g;
const greeting = /^(?:(?:你好|您好|在吗|请问|麻烦|领导|网格员|师傅|书记|主任|大家好|我是[\p{L}]{1,6})[,，。.!！~\s]*)+/u;

/** From where an address begins in a clause to the last word that only places have. */
const lead = /^(?:.{0,6}?(?:地址是?|地点是?|位置在?|住在?|位于|就在|是在|在))[:：\s]*/u;
const mark = /(?:社区|小区|村|镇|街道|大道|路口|路|街|巷|弄|苑|园|城|号楼|号院|号|栋|幢|单元|(?<![上下])楼(?![道梯上下顶里])|室|组|门口|广场|公园|市场|学校|桥(?:头|下|边)?|旁边?|对面)/gu;

/** Reads a pasted chat: who wrote, what happened, and what looks like a phone or an address. Nothing is sent from here. */
export function readChat(text: string): ChatRead {
  const names = new Set<string>();
  const said: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(media, '').trim();
    if (line === '') continue;
    const who = header.exec(line)?.[1]?.trim();
    if (who !== undefined) {
      if (/\p{L}/u.test(who)) names.add(who);
      continue;
    }
    const [, spoke, rest] = speaker.exec(line) ?? [];
    if (spoke !== undefined && rest !== undefined && !labels.test(spoke)) names.add(spoke);
    said.push(spoke !== undefined && rest !== undefined && !labels.test(spoke) ? rest : line);
  }
  const whole = said.join('\n');
  const plain = whole.replace(identity, '');
  const phones = [...new Set([...plain.matchAll(phone)].map(([, number]) => number!.replaceAll(/[- ]/g, '')))];
  const description = plain.replace(labelledPhone, '').split('\n').map((line) => line.replace(greeting, '').replace(/[,，;；\s]+$/u, '').trim()).filter((line) => /[\p{L}\p{N}]/u.test(line)).join('\n');
  return { description, phones, addresses: addressesIn(description), names: [...names], cut: phones.length > 0 || plain !== whole };
}

function addressesIn(text: string): string[] {
  const found = text.split(/[,，。.;；!！?？\n\s]+/u).flatMap((clause) => {
    const body = clause.replace(lead, '');
    const last = [...body.matchAll(mark)].at(-1);
    if (!last) return [];
    const address = body.slice(0, last.index + last[0].length);
    return [...address].length >= 3 ? [address] : [];
  });
  // The one that says most is likeliest the address.
  return [...new Set(found)].toSorted((one, other) => other.length - one.length).slice(0, 4);
}
