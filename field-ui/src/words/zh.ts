/** 网格通's own words; those of the trade (statuses, actions, roles) come from the domain. */
export const zh = {
  name: '网格通',
  other: 'English',
  again: '再试一次',
  back: '返回',
  loading: '正在打开…',
  refresh: '刷新',
  cancel: '取消',
  change: '改',
  remove: '去掉',
  choose: '请选择',
  required: '请填写：{what}',
  full: '手机存储已满，这条没有存下，请不要关闭本页。先联网把待发的发完，或在「待上传」里导出，再保存一次。',
  insecure: '当前地址不支持离线和定位，只能联网使用。请向管理员要 https 地址。',
  inWeChat: '请点右上角，用系统浏览器打开；在微信里只能联网使用。',
  tabs: { today: '今日', report: '上报', work: '办理', me: '我的' },
  time: { overdue: '已超期', over: '超 {said}', left: '剩 {said}', days: '{big}天{small}时', hours: '{big}时{small}分', provisional: '（暂定，假日未公布）' },
  photo: {
    name: '照片', add: '拍照或选照片', number: '照片 {n}', remove: '去掉照片 {n}', busy: '正在处理照片…', bad: '有照片读不出来，请重拍。',
    hint: '最多 6 张，已自动缩小，不带位置信息。', outdoors: '只拍公共部位，不拍屋里，不拍人脸和证件。最多 6 张。',
  },
  memo: {
    name: '语音备忘', start: '录一段语音（最多 60 秒）', stop: '说完了（还剩 {seconds} 秒）', remove: '去掉语音', failed: '没录上：没有话筒，或没有允许。可以打字。', described: '见语音备忘',
  },
  place: {
    name: '在哪里', hint: '如：3幢2单元楼道', take: '记下现在的位置（只记这一次）', taken: '已记下 {lng}, {lat}，误差约 {m} 米', leaveOut: '不要位置',
    busy: '正在取位置…', failed: '没取到位置，写上地点也行。', insecure: '当前地址不能定位，请写上地点。',
  },
  groups: { environment: '环境卫生', facilities: '公共设施', safety: '安全隐患', neighbours: '矛盾纠纷', services: '生活困难', other: '其他' },
  outcomes: { met: '见面', notMet: '没见到', metRemote: '电话/视频', metRelative: '见到家属', refused: '婉拒', away: '住院/外出', moved: '已搬离', deceased: '已去世' },
  /** Words for codes that the server sends or that were recorded. */
  codes: {
    met: '见面', notMet: '没见到', metRemote: '电话/视频', metRelative: '见到家属', refused: '婉拒', away: '住院/外出', moved: '已搬离', deceased: '已去世',
    same: '没有变化', done: '已走访', open: '待走访', planned: '已约', drafting: '走访中', upcoming: '未到期', excused: '免访', settled: '已了结',
    onSpot: '就地解决', mediated: '调解', explainedNoDuty: '说明不属职责', notFound: '未发现', selfResolved: '已自行解决',
    family: '家庭情况', personCategories: '人员类别', facilities: '区域设施', hazardsAndConflicts: '隐患矛盾', true: '是', false: '否',
  } as Record<string, string>,
  fields: {
    outcome: '结果', facets: '核实', needs: '需求和隐患', note: '备注', description: '情况', address: '地点', category: '类别', result: '结果', text: '情况', done: '怎么处理的',
    told: '告诉了谁', reason: '理由', unit: '找哪个单位', what: '要帮什么', budget: '延多久', basis: '依据', suggestedOwner: '该谁办', reasonCode: '原因', interimMeasure: '临时措施',
    until: '到哪天', method: '怎么核实的', informed: '告诉了谁', finding: '发现了什么', proposal: '建议怎么办', stage: '第几次报', agreement: '协议内容', evidence: '照片', location: '位置',
    occurredAt: '时间', onSpot: '就地处理',
  },
  today: {
    title: '今日', notYet: '还没有取到今日一页。联网后会自动取。', none: '没有', noVisits: '今天没有要走访的。', followUps: '答应人家的', given: '交办的事', tasks: '限时要办的', overdue: '超期',
    promised: '答应居民的', red: '红色', order: '怎么排', byDue: '按到期', byDistance: '按远近', households: '{count} 户', building: '{name} {count} 户', overdueCount: '{count} 户超期',
    merged: '一次办 {count} 项', recorded: '已记录', asOf: '{at} 取到', periods: { overdue: '超期', today: '今天', week: '一周内', later: '以后' },
  },
  visit: {
    title: '走访', notHere: '手机里没有这户的资料，联网后再打开。', oneKnock: '一次敲门，办 {count} 项。', last: '上次走访', byMe: '我去的', nowClosed: '已办结', owes: '那次要办的：{what}', outcome: '这次怎么样', outcomeMissing: '请选这次怎么样。',
    alongWith: '请和 {who} 一起去',
    otherOutcomes: '其他情况 ▾', more: '备注、补记时间', note: '备注', noteHint: '可用键盘上的话筒口述', when: '补记：当时的时间', whenHint: '平时不用填。照纸上补录时填当时的时间。',
    save: '保存', recordOf: '走访 {address}', noticeLeft: '已留便条', foundSomething: '走访时发现', kept: '已存手机', savedForms: '这次走访省了 {count} 张表。',
    willOpen: '上传后会立 {count} 件事，办理进度在「办理」里看。', condolence: '请节哀。其余手续以后再办，不急。', here: '同户同楼还有', next: '下一户：{address}', allDone: '今天的都走完了。', back: '回今日',
    about: { metRelative: '见到的是谁（可不填）', away: '大概什么时候回来（可不填）', moved: '搬到哪里（知道就写）' },
    aboutNote: { metRelative: '见到', away: '回来时间', moved: '搬到' },
    after: {
      met: '一项一项核实；没有变化就点一下。', metRemote: '电话里能核实的核实，其余下次上门再看。', metRelative: '请家属代为核实。',
      notMet: '留个便条，换个时间再来；独居老人、长期卧病的请再打个电话或问问邻居。', refused: '尊重本人意愿，不拍照，不追问。',
      away: '先不上门，等回来再去。', moved: '不用再核实别的，户籍资料由受理台改。', deceased: '请节哀。只记这一项就好，不用核实别的，不拍照。',
    },
  },
  tell: { title: '回话', owed: '已办结，要回话', running: '还在办', what: '怎么告诉人家的', save: '已告诉', told: '回话 {number}' },
  facet: { title: '核实情况', confirmed: '上次核实 {at}', never: '还没核实过', same: '没有变化', changed: '有变化', what: '有什么变化', keep: '记下', rest: '其余 {count} 项都没有变化', again: '改 {what}' },
  found: { title: '需求和隐患', need: '需求', hazard: '隐患', which: '{what}：是哪一类', words: '说明（可不填）', urgent: '要紧，今天就得办', outside: '在屋外或公共部位（可以拍照）' },
  unplanned: { title: '计划外走访', whose: '是哪一户', hint: '写楼号、门牌、姓，几个字就行', none: '没有找到，换几个字试试。', more: '只显示前 {count} 户，多写几个字。', isPlanned: '今日要走访' },
  patrol: {
    title: '巡查', about: '走到哪里点哪里，先后随意；路上怎么走，系统不记。', open: '要看的点', seen: '看过了', count: '已看 {seen} / {all}', noPlaces: '本网格还没有登记巡查点。', allWell: '一切正常', report: '有问题',
    recordOf: '巡查 {place}', found: '巡查时发现', fine: '一切正常', end: '巡查结束', unknown: '手机里没有这个点，联网后再打开。', scan: '扫巡查点的码', scanOutside: '用手机相机扫巡查点的码，会打开那一点。', noCode: '没认出码，请靠近再拍。',
    labels: '打印巡查点的码', labelsHint: '打印一次，贴在各点。扫一扫就到那一点，不记别的。',
  },
  paper: { title: '照纸补录', hint: '照着纸上一行一行填：当时的时间、结果代码、备注。', day: '哪一天的', keep: '存这一行', future: '时间还没到，请看看填得对不对。' },
  staff: {
    title: '工作牌照片和手机', photos: '工作牌照片', phones: '手机', lockHint: '手机丢了在这里锁：它再发的都不收，里面没发的可以导出。什么时候用过，系统不记。', since: '登记于', locked: '已锁定', lock: '丢了，锁定', sure: '确定锁定', unlock: '找回来了，解锁',
    offline: '没办成。要联网才行，过一会儿再试。',
  },
  report: {
    title: '上报', what: '是什么事', exactly: '具体是什么（不清楚可不选）', unsure: '不清楚', words: '情况', callFirst: '人命关天，请先打', reportOf: '上报 {what}', seeSent: '看我报的',
    onSpot: '我当场处理好了', done: '怎么处理的', told: '告诉了谁', send: '上报', settle: '上报并办结',
  },
  work: {
    title: '办理', given: '交给我的', sent: '我报的', unsent: '还在手机里', none: '没有', unsorted: '未分类', notHere: '手机里没有这件的资料，联网后再打开。', may: '可以办', nothingNow: '此刻没有要您办的。', happened: '经过',
  },
  me: {
    title: '我的', waiting: '待上传 {count} 条', size: '字号', sizes: { standard: '标准', large: '大', largest: '特大' }, theme: '明暗', themes: { light: '明亮', dark: '深色', system: '跟随手机' },
    language: '语言', otherPerson: '换人', version: '版本 {version}', clockOff: '手机时间和服务器差 {minutes} 分钟，以服务器时间为准，两个时间都会记下。',
    safe: '夜巡回来报平安', safeText: '我已安全返回。', safeHint: '发一条短信，由您选发给谁；系统不留记录。',
  },
  waiting: { title: '待上传', count: '等着上传 {count} 条', none: '没有待上传的。', onPhone: '已存手机', photos: '照片 {count} 张', export: '导出到文件（发不出去时交给受理台）', exported: '已导出。', room: '手机里用了 {used} MB，还可用 {free} MB。', safe: '系统不会自行清掉。', unsafe: '手机空间很紧时系统可能清掉没上传的，请早些联网上传；把本应用添加到主屏幕可避免。' },
  sync: {
    sent: '全部已上传', sentAt: '全部已上传 · {at}', sending: '正在上传 {count} 条', waiting: '等着上传 {count} 条', offline: '离线 · 已存手机 {count} 条，联网后自动上传', offlineEmpty: '离线 · 可以照常记录',
    failed: '{count} 条没传上去，{at} 再试', old: '{count} 条已超过 24 小时未上传', login: '登录已过期，{count} 条存在手机里', loginEmpty: '请登录后再取今日一页', needsYou: '{count} 条要您看一下', full: '手机存储已满', broken: '手机里的记录有读不出的',
    locked: '这部手机已被锁定，{count} 条存在手机里。请找受理台',
    tryNow: '现在就试', logIn: '去登录', look: '去看看',
  },
  conflict: {
    title: '别人先动过了', about: '您记录的时候，这一件已经被改过。您的记录一个字都没丢，请定一下怎么办。', mine: '我记录的', now: '现在的情况', what: '怎么办', status: '状态', by: '谁改的', at: '什么时候',
    unknown: '现在的情况没有传回来。', decide: '就这么办', ways: { supplement: '作为补充记录提交（什么都不丢）', handOver: '交派遣员处理', drop: '放弃我的' },
  },
  refused: { title: '没有收下', retry: '再报一次', withoutPhotos: '不带照片再报一次', discard: '不要这条了', sure: '确定不要', },
  refusals: {
    notNow: '这一件现在的状态不能这样办。打开看看最新情况。', forbidden: '您没有办这一件的权限。请交给有权限的同事。', notFound: '这一件不在您的范围里了。请告诉受理台。', stale: '这一件已有变化。打开看看最新情况再办。',
    conflict: '这一件已有变化。打开看看最新情况再办。', tooLate: '已过时限，办不了了。请告诉受理台。', askedAlready: '已经申请过了，不用再报。', invalid: '有一项填得不对，请照着改。', malformed: '内容有问题，服务器读不了。请导出交给受理台。',
    tooLarge: '照片太大。可以不带照片再报一次。', unsupported: '照片格式不认得。可以不带照片再报一次。', photoLost: '照片在手机里找不到了。可以不带照片再报一次。', carriesExif: '照片带着位置信息，服务器不收。',
    keyReused: '同一条发过别的内容。请再报一次。', settleByHand: '事已报上去，但没能就地办结。请到「办理」里打开它办结。', unknown: '服务器没有收下。可以再报一次，或导出交给受理台。',
  },
  broken: { closed: '手机的存储打不开。没有删掉任何东西。请关掉其他标签页再试；还不行就换个浏览器打开，并告诉受理台。', rows: '手机里有 {count} 条记录读不出来。没有删掉，请导出交给受理台。' },
  badge: {
    title: '我的证件', scan: '请居民扫一扫，看是不是本网格的工作人员', noGrid: '您没有对应的网格，没有证件。', duties: '职责：', complaint: '监督电话：',
    myPhoto: '证件照片', photoHint: '由您或网格长、受理员上传，由另一个人核对后才给居民看。可以不放照片。', noPhoto: '没有照片', verified: '已核对', unverified: '等另一个人核对', isHim: '核对过，是本人', bringPhoto: '上传照片', otherPhoto: '换一张', dropPhoto: '不放照片',
    photoFailed: '没办成。要联网才行，过一会儿再试。',
  },
  print: { title: '入户清单', hint: '手机不便时带上纸：在门口写，回来照着补录。', print: '打印', codes: '结果代码', address: '地址', due: '到期', when: '时间', found: '需求、隐患、备注' },
  login: {
    username: '用户名', password: '密码', show: '显示密码', enter: '进入', again: '请重新登录', kept: '手机里的 {count} 条都在，登录后自动上传。', badCredentials: '用户名或密码不对。', rateLimited: '试得太多了，过一会儿再来。',
    offline: '连不上服务器。过一会儿再试。', forbidden: '这部手机已被锁定。请找受理台。', invalid: '请填写用户名和密码。',
  },
  locked: { about: '这部手机已被锁定（报失）。先前取来的资料已清掉；您记的一条没丢，发不出去的请导出交给受理台。', found: '手机找回来了？受理台解锁后在这里登录' },
  pin: { enter: '数字密码', choose: '4 到 6 位数字', set: '设数字密码（几个人合用手机）', change: '改数字密码', keep: '保存', kept: '已保存。', hint: '合用手机时，点名字、输密码就进自己的页。', wrong: '密码不对（第 {count} 次）。', offline: '没设成：要联网并登录才能设。', phone: '合用手机' },
  who: { title: '您是哪位', somebodyElse: '别的人' },
  leave: {
    title: '退出并清空', sure: '退出后，这部手机上您的资料会清空。', yes: '退出', unsent: '还有没上传的，不能退出。', first: '还有 {count} 条没上传，上传完才能退出。可以先「换人」。', otherUnsent: '{name} 还有 {count} 条没上传。请先「换人」，不要退出。',
    offline: '要联网才能退出。可以先「换人」。',
  },
  update: { there: '有新版本。待上传的不受影响。', take: '现在更新', needed: '这个版本太旧了。待上传的会先发完，然后请更新。' },
};

export type Words = typeof zh;
