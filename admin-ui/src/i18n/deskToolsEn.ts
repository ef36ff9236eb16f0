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
  bar: 'Act on the chosen cases',
  chosen: 'Chosen: %{count}',
  unselect: 'Unselect all',
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
  notOffered: 'The chosen cases do not all offer this now: %{action}',
  nothingShared: 'The chosen cases have no action in common.',
  state: { waiting: 'Waiting', sending: 'Sending', done: 'Done', refused: 'Refused', unsure: 'No answer' },
};

export const similarEn = {
  title: 'Possible duplicates',
  notYet: 'With a category or some words, and a grid, similar reports of the last seven days nearby appear here.',
  none: 'No similar report nearby in the last seven days.',
  found: 'Similar reports nearby in the last seven days: %{count}',
  metres: '%{count} m away',
  mergeInto: 'Merge into this one',
};

export const holderEn = { now: 'With', submitted: 'the desk of %{area}, to accept', accepted: 'the dispatcher (%{level})', verifying: 'the verifier', chief: '%{name} in charge', answer: '%{what} waits for an answer' };

export const gridsEn = {
  none: 'Nothing found; try other words',
  type: 'Type an address or the name of a grid',
  found: 'Filled in: %{why}',
  why: { point: 'the point lies in this grid', near: 'the nearest grid', name: 'by its name', building: 'building “%{building}” is in this grid', village: 'of the village in the address' },
};

export const intakeEn = {
  title: 'Telephone report',
  phone: 'Telephone report',
  chat: 'From a chat',
  go: 'Hand in the report',
  goJoin: 'Hand in and merge into %{number}',
  join: 'It is this one: merge',
  dontJoin: 'Do not merge',
  joins: 'Will be merged into %{number}: the reporter has a number of their own and gets the same answer.',
  joined: 'Merged into %{number}; the reporter is told its result.',
  apart: 'Taken in as a case of its own, not merged: %{why}',
  map: 'Show the place on the map',
  mapAgain: 'Place chosen; show the map',
  mapHide: 'Hide the map',
  keys: 'Tab: next field. Ctrl+Enter: hand in',
  expected: 'Will be looked at by %{at}',
  who: 'Reported by %{who} (masked)',
  chatText: 'Paste the chat',
  chatHint: 'It is read and checked first. Nothing is sent before you confirm.',
  chatRead: 'Read',
  chatFound: 'What was found, please check',
  chatCut: 'Phone and identity numbers were taken out of the description and will not show in lists.',
  chatNone: 'None of these',
  chatTake: 'Fill in the form',
};

export const readersEn = { also: 'Also open before: %{names}.' };
export const viewerEn = { of: 'Photo %{number} of %{count}', keys: '←→ browse, Z full size, Esc close', previous: 'Previous photo', next: 'Next photo' };
export const partiesEn = { title: 'Who has to do with it', onBehalf: 'on behalf of a resident', chief: 'Leader in charge', followUps: 'Followed by', revealReporter: 'Show the number of whoever reported' };

export const keysEn = {
  title: 'Keys',
  on: 'Single-key shortcuts',
  everywhere: 'Everywhere',
  list: 'Lists',
  record: 'A case',
  form: 'Forms',
  where: 'Where to? A list, a page, a number',
  aList: 'list',
  aPage: 'page',
  nothing: 'Nothing found',
  does: {
    palette: 'Go anywhere', help: 'Show the keys', close: 'Close', row: 'Next / previous row', open: 'Open', select: 'Choose', dispatch: 'Dispatch', urge: 'Urge', search: 'Search',
    neighbour: 'Next / previous case of the list', accept: 'Accept', reject: 'Reject', merge: 'Merge', sign: 'Sign', comment: 'Comment', field: 'Next field', send: 'Send',
  },
};
