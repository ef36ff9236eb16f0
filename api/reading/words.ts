import type { Language } from '../../domain/locales/index.ts';

const zh = {
  name: '随手报', number: '编号', code: '查询码', find: '查询', status: '现在', handledBy: '承办单位', expected: '预计答复', result: '办理结果', timeline: '办理过程', question: '社区想请您补充',
  notFound: '编号或查询码不对，请核对。', rateLimited: '查询太频繁，请稍后再试。', away: '系统正忙，请稍后再试。', act: '补充、异议、评价、撤回请到随手报页面', keep: '本页地址里有查询码，别人拿到也能看；用公用手机看完请关闭并清除记录。',
  card: '网格名片', duties: '职责', complaint: '监督电话', unknownGrid: '查不到这个网格。', roles: { worker: '专职网格员', parttimer: '兼职网格员', leader: '网格长' } as Record<string, string>, report: '我要反映',
};
const en: typeof zh = {
  name: 'Report it', number: 'Number', code: 'Code', find: 'Look up', status: 'Now', handledBy: 'Handled by', expected: 'Answer expected by', result: 'Result', timeline: 'What happened', question: 'The desk asks you',
  notFound: 'Number or code is wrong. Please check.', rateLimited: 'Too many attempts. Please wait a little.', away: 'The system is busy. Please try again shortly.', act: 'To add something, object, rate or withdraw, use the page “Report it”', keep: 'The address of this page holds the code: whoever has it can read this. On a shared phone close it and clear the history.',
  card: 'Card of the grid', duties: 'Duties', complaint: 'Complaint line', unknownGrid: 'There is no such grid.', roles: { worker: 'full-time grid worker', parttimer: 'part-time grid worker', leader: 'grid leader' }, report: 'Report something',
};

export const readingWords = (language: Language): typeof zh => (language === 'en' ? en : zh);
