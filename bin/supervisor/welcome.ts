import { defaultDemoPassword } from '../config.ts';
import type { Config } from '../config.ts';

/** The demo accounts in the order of the road; every account has the same password. */
const accounts: [names: string, zh: string][] = [
  ['worker parttimer', '网格员（专职、兼职）'],
  ['leader', '网格长'],
  ['desk', '村（社区）'],
  ['dispatcher verifier mediator', '镇（街）综治中心：派遣员、核查员、调解员'],
  ['clerk head', '城管部门：经办人、负责人'],
  ['roadsclerk', '道路部门经办人'],
  ['chief', '分管领导'],
  ['county', '县级中心'],
  ['informant', '信息员（只看自己上报的）'],
  ['clue1 clue2', '线索专办员（保密通道）'],
  ['partner', '服务外包单位'],
  ['assessor auditor privacy', '考核员、审计员、个人信息保护员'],
  ['admin', '系统管理员'],
  ['worker2 leader2 desk2', '第二个镇，看不到第一个镇'],
  ['dispatcher2 verifier2 clerk2', '第二个镇，看不到第一个镇'],
];

/** What is printed when everything runs. */
export function welcome({ seed, demoPassword, home }: Config, url: string, seconds: number): string {
  const lines = [
    '',
    `Gewu 格物 is up after ${seconds.toFixed(1)} s`,
    '',
    `  desk 工作台        ${url}/`,
    `  field 移动端       ${url}/m/`,
    `  resident 居民端    ${url}/r/`,
    `  state             ${home} (run.json, logs/)`,
    '',
  ];
  if (seed === 'demo') {
    const password = demoPassword === defaultDemoPassword ? demoPassword : 'as given in GEWU_DEMO_PASSWORD';
    lines.push(`  demo accounts, password ${password}`, ...accounts.map(([names, zh]) => `    ${names.padEnd(30)}${zh}`), '');
  }
  lines.push('  Ctrl-C stops everything in order', '');
  return lines.join('\n');
}
