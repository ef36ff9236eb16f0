/** The sum behind a deadline, in sentences. */
export const clockZh = {
  key: { inTime: '计时', soon: '临期', over: '超期', paused: '暂停', closed: '非工作时间、节假日', due: '截止', rung: '梯级提醒' },
  sum: { counted: '计时合计 %{span}', closed: '非工作时间 %{span} 不计', holiday: '节假日 %{span} 不计', paused: '暂停 %{span} 不计' },
  and: '；',
  stretch: {
    counted: '%{from} 至 %{to}%{why}，计 %{span}，累计 %{used}。',
    extended: '%{from} 至 %{to}%{why}，用延期给的时间，计 %{span}，累计 %{used}。',
    closed: '%{from} 至 %{to}，非工作时间%{why}，%{span} 不计。',
    holiday: '%{from} 至 %{to}，节假日%{why}，%{span} 不计。',
    paused: '%{from} 至 %{to}，暂停%{why}，%{span} 不计。',
  },
  line: '见第 %{seq} 条',
  more: '再看 %{count} 段',
  fewer: '收起',
  nothing: '还没有走过时间。',
  table: '看表格',
};
