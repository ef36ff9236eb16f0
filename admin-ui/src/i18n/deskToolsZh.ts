/** The tools of the lists, of intake and of the case page. */
export const facetsZh = {
  clear: '清除筛选：%{name}',
  newest: '件数只数了最近 %{count} 件。',
  tooMany: '范围太大，未计件数。',
  waitingFor: '等谁答复',
  me: '等我答复',
  otherArea: '找其他区域',
  otherCategory: '找其他类别',
  more: '其余 %{count} 类',
  fewer: '收起',
  byColumn: '按所点的列',
};

export const queriesZh = {
  title: '常用查询',
  none: '还没有存过查询',
  save: '存为常用查询',
  tidy: '整理常用查询',
  name: '查询名称',
  hint: '连同当前的筛选和排列一起保存，换电脑也在。',
  go: '保存',
  saved: '已存为“%{name}”',
  remove: '删去查询 %{name}',
};
