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

export const bulkZh = {
  bar: '批量办理',
  chosen: '已选 %{count} 件',
  unselect: '取消选择',
  title: '批量%{action}：%{count} 件',
  plain: '确认后对选中的 %{count} 件逐件办理，每件各记一条。',
  go: '对 %{count} 件%{action}',
  progress: '办理进度',
  running: '正在办理 %{done} / %{count}',
  result: '%{done} 件成功，%{left} 件没有办成',
  again: '再办没成的 %{left} 件',
  stop: '停止',
  lines: '逐件结果',
  most: '一次最多办 %{count} 件，其余请分批。',
  notOffered: '选中的案件现在不能一起%{action}。',
  nothingShared: '选中的案件没有可以一起办的事。',
  state: { waiting: '未办', sending: '办理中', done: '成功', refused: '没办成', unsure: '没有回音' },
};

export const similarZh = {
  title: '可能重复',
  notYet: '填了类别或情况、有了网格后，这里列出七天内附近的类似上报。',
  none: '七天内附近没有类似上报。',
  found: '七天内附近有 %{count} 件类似上报：',
  metres: '相距 %{count} 米',
  mergeInto: '并入此案',
};

export const holderZh = { now: '现在由', submitted: '受理员（%{area}）', accepted: '分派员（%{level}）', verifying: '核查督办员', chief: '%{name} 包案', answer: '%{what}等答复' };

export const gridsZh = {
  none: '没有找到，换个说法试试',
  type: '输入地址或网格名',
  found: '自动填入：%{why}',
  why: { point: '坐标在此网格', near: '最近的网格', name: '名称相符', building: '楼栋“%{building}”在此网格', village: '地址所在村（社区）' },
};

export const intakeZh = {
  title: '电话登记',
  phone: '电话登记',
  chat: '聊天记录转登',
  go: '提交上报',
  goJoin: '登记并并入 %{number}',
  join: '说的就是这件，并入',
  dontJoin: '不并入',
  joins: '登记后并入 %{number}：报事人有自己的编号，会得到同一个办理结果。',
  joined: '已并入 %{number}，办理结果会一并告知报事人。',
  apart: '已单独登记，没有并入：%{why}',
  map: '在地图上选位置',
  mapAgain: '已选位置，在地图上看',
  mapHide: '收起地图',
  keys: 'Tab 下一项，Ctrl+Enter 提交',
  expected: '将在 %{at} 前受理',
  who: '报事人 %{who}（已隐去）',
  chatText: '粘贴聊天记录',
  chatHint: '粘贴后先读取、核对，确认前什么都不会提交。',
  chatRead: '读取',
  chatFound: '读到的内容，请核对',
  chatCut: '电话、证件号码已从情况描述里取出，不会显示在列表中。',
  chatNone: '都不是',
  chatTake: '填入登记表',
};

export const readersZh = { also: '%{names} 也打开了此案。' };
export const viewerZh = { of: '第 %{number} / %{count} 张', keys: '←→ 翻看，Z 原图，Esc 关闭', previous: '上一张', next: '下一张' };
export const partiesZh = { title: '当事人与经手人', onBehalf: '代为登记', chief: '包案领导', followUps: '跟踪人', revealReporter: '查看报事人的电话' };

export const keysZh = {
  title: '快捷键',
  on: '启用单键快捷键',
  everywhere: '任何页面',
  list: '列表',
  record: '案件页',
  form: '填表',
  where: '去哪里？输入列表、页面、编号或拼音首字母',
  aList: '列表',
  aPage: '页面',
  nothing: '没有找到',
  does: {
    palette: '快速前往', help: '看快捷键', close: '关闭', row: '下一行 / 上一行', open: '打开', select: '选中', dispatch: '派遣', urge: '催办', search: '搜索',
    neighbour: '列表中下一件 / 上一件', accept: '受理', reject: '不予受理', merge: '并案', sign: '签收', comment: '备注', field: '下一项', send: '提交',
  },
};
