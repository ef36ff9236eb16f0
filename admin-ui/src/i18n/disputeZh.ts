/** The file of a mediation, and what a form says beside its fields. */
export const disputeZh = {
  title: '调解卷宗', step: '第 %{rung} 级：%{name}，自 %{at}', above: '县综治中心', consents: '双方同意继续调解，不受三十日限制。', noConsent: '三十日内调解；双方都同意才能继续。',
  capped: '调解期限已满：请告知仲裁、诉讼等途径后办结，或记录双方同意继续调解。', red: '红色风险：%{signs}', comma: '、', parties: '到场的人：%{names}', noSitting: '还没有调解记录。',
  sitting: '第 %{number} 次调解：%{at}，%{name}（见第 %{seq} 条）', remedies: '已告知的其他途径：%{text}', statutory: '法定受理期限', each: '每填一个按回车。',
  photos: { required: '公共场所请拍办理前后；不在家中拍照。', optional: '可以附照片。', none: '此类事项不需要照片。', publicOnly: '家中不拍照；在公共场所的可以附照片。' },
};
