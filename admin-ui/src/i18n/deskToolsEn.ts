/** The tools of the lists, of intake and of the case page. */
export const facetsEn = {
  clear: 'Clear filter: %{name}',
  newest: 'Only the newest %{count} cases are counted.',
  tooMany: 'Too many cases to count.',
  waitingFor: 'Who must answer',
  me: 'Waiting for me',
  otherArea: 'Find another area',
  otherCategory: 'Find another category',
  more: 'Further categories: %{count}',
  fewer: 'Fewer',
  byColumn: 'By the column chosen',
};

export const queriesEn = {
  title: 'Saved queries',
  none: 'No query saved yet',
  save: 'Save this query',
  tidy: 'Tidy saved queries',
  name: 'Name of the query',
  hint: 'Filters and order are kept with it, in every browser.',
  go: 'Save',
  saved: 'Saved as “%{name}”',
  remove: 'Remove the query %{name}',
};

export const bulkEn = {
  title: '%{action}: cases %{count}',
  plain: 'Each of the %{count} chosen cases is acted on by itself, with a line of its own.',
  go: '%{action} (%{count})',
  progress: 'Progress',
  running: 'Working: %{done} of %{count}',
  result: 'Done: %{done}. Not done: %{left}',
  again: 'Try the other %{left} again',
  stop: 'Stop',
  lines: 'Result of each case',
  most: 'At most %{count} cases at once.',
  nothingShared: 'The chosen cases have no action in common.',
  state: { waiting: 'Waiting', sending: 'Sending', done: 'Done', refused: 'Refused', unsure: 'No answer' },
};
