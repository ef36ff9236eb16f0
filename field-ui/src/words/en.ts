import type { Words } from './zh.ts';

export const en: Words = {
  name: 'Grid round',
  other: '中文',
  again: 'Try again',
  back: 'Back',
  loading: 'Opening…',
  refresh: 'Refresh',
  cancel: 'Cancel',
  change: 'Change',
  remove: 'Remove',
  required: 'Please fill in: {what}',
  full: 'The phone is full and this one was not kept: do not close the page. Go online and let the waiting ones out, or export them, then save again.',
  insecure: 'This address works online only, without position. Ask for the https address.',
  inWeChat: 'Please open this in the phone’s own browser; in WeChat it works online only.',
  tabs: { today: 'Today', report: 'Report', work: 'Handle', me: 'Me' },
  time: { overdue: 'Overdue', over: '{said} over', left: '{said} left', days: '{big} d {small} h', hours: '{big} h {small} min' },
  photo: {
    name: 'Photos', add: 'Take or choose photos', number: 'Photo {n}', remove: 'Remove photo {n}', busy: 'Working on the photos…', bad: 'A photo could not be read. Please take it again.',
    hint: 'Six at most, made smaller, without position data.', outdoors: 'Shared places only: nothing indoors, no faces, no papers. Six at most.',
  },
  place: {
    name: 'Where', hint: 'e.g. Building 3, stairway 2', take: 'Take the position now (this once)', taken: 'Taken: {lng}, {lat}, within about {m} m', leaveOut: 'Leave the position out',
    busy: 'Finding the position…', failed: 'No position found; words will do.', insecure: 'No position at this address: please write where it is.',
  },
  groups: { environment: 'Environment', facilities: 'Facilities', safety: 'Safety', neighbours: 'Disputes', services: 'Hardship', other: 'Other' },
  outcomes: { met: 'Met', notMet: 'Not met', metRemote: 'Phone or video', metRelative: 'Met a relative', refused: 'Declined', away: 'Hospital or away', moved: 'Moved', deceased: 'Deceased' },
  codes: {
    met: 'Met', notMet: 'Not met', metRemote: 'Phone or video', metRelative: 'Met a relative', refused: 'Declined', away: 'Hospital or away', moved: 'Moved', deceased: 'Deceased',
    same: 'No change', done: 'Visited', open: 'To visit', planned: 'Arranged', drafting: 'Being visited', upcoming: 'Not due yet', excused: 'Excused', settled: 'Settled',
    onSpot: 'Solved on the spot', mediated: 'Mediated', explainedNoDuty: 'Explained: no duty', notFound: 'Not found', selfResolved: 'Resolved by itself',
    family: 'Family', personCategories: 'Person categories', facilities: 'Facilities', hazardsAndConflicts: 'Hazards and conflicts', true: 'yes', false: 'no',
  },
  fields: {
    outcome: 'Outcome', facets: 'Checked', needs: 'Needs and hazards', note: 'Note', description: 'What', address: 'Where', category: 'Category', result: 'Result', text: 'What was done', done: 'How it was settled',
    told: 'Who was told', reason: 'Reason', unit: 'Which unit', what: 'What help is needed', budget: 'How much longer', basis: 'Basis', suggestedOwner: 'Whose it is', reasonCode: 'Reason', interimMeasure: 'Meanwhile',
    until: 'Until', method: 'How it was checked', informed: 'Who was told', finding: 'What was found', proposal: 'Proposal', stage: 'Which report', agreement: 'Agreement', evidence: 'Photos', location: 'Position',
    occurredAt: 'Time', onSpot: 'On the spot',
  },
  today: {
    title: 'Today', notYet: 'Today’s page has not come yet. It comes by itself when online.', none: 'None', noVisits: 'Nobody to visit today.', followUps: 'Promised to people', tasks: 'Against the clock', overdue: 'Overdue',
    promised: 'Promised to residents', red: 'Red', order: 'Order', byDue: 'By due time', byDistance: 'Nearest first', households: '{count} doors', building: '{name}, {count} doors', overdueCount: '{count} overdue',
    merged: '{count} duties in one', recorded: 'Recorded', asOf: 'As of {at}', periods: { overdue: 'Overdue', today: 'Today', week: 'Within a week', later: 'Later' },
  },
  visit: {
    title: 'Visit', notHere: 'The phone has nothing about this one. Open it again when online.', oneKnock: 'One knock for {count} duties.', last: 'Last visit', outcome: 'How was it', outcomeMissing: 'Please choose how it was.',
    otherOutcomes: 'Something else (phone, relative, declined, away, moved, deceased)', more: 'Note, time of writing up', note: 'Note', noteHint: 'The keyboard’s microphone writes for you', when: 'Written up: when it was', whenHint: 'Leave it empty, unless you write it up from paper.',
    save: 'Save', recordOf: 'Visit {address}', noticeLeft: 'A note was left', foundSomething: 'Found on a visit', kept: 'Kept on the phone', savedForms: 'This visit saved {count} forms.',
    willOpen: 'Once sent, {count} matters are opened; follow them under Handle.', condolence: 'Our condolences. Everything else can wait.', here: 'At this door and in this building', next: 'Next: {address}', allDone: 'All done for today.', back: 'Back to today',
    after: {
      met: 'Check one thing after the other; no change is one tap.', metRemote: 'Check what can be checked by phone; the rest next time.', metRelative: 'Ask the relative to confirm.',
      notMet: 'Leave a note and come at another time. For an elderly person alone or a sick one, ring up or ask a neighbour.', refused: 'Respect it: no photo, no pressing.',
      away: 'Write down about when they are back.', moved: 'If you know where to, put it in the note; the desk changes the register.', deceased: 'Our condolences. Record only this: nothing else to check, no photo.',
    },
  },
  facet: { title: 'Check', confirmed: 'Last confirmed {at}', never: 'Never confirmed', same: 'No change', changed: 'Changed', what: 'What has changed', keep: 'Keep', rest: 'No change in the other {count}', again: 'Change {what}' },
  found: { title: 'Needs and hazards', need: 'Need', hazard: 'Hazard', which: '{what}: which kind', words: 'In words (may be empty)', urgent: 'Urgent: today', outside: 'Outside or in a shared part (photos allowed)' },
  report: {
    title: 'Report', what: 'What is it', exactly: 'What exactly (leave it if unsure)', unsure: 'Unsure', words: 'What happens there', callFirst: 'Lives come first: call', reportOf: 'Report: {what}', seeSent: 'See what I sent',
    onSpot: 'I settled it on the spot', done: 'How it was settled', told: 'Who was told', send: 'Report', settle: 'Report and settle',
  },
  work: {
    title: 'Handle', given: 'Given to me', sent: 'Sent by me', unsent: 'Still on the phone', none: 'None', unsorted: 'Not sorted yet', notHere: 'The phone has nothing about this one. Open it again when online.', may: 'What I may do', nothingNow: 'Nothing asked of you right now.', happened: 'What happened',
  },
  me: {
    title: 'Me', waiting: 'To be sent: {count}', size: 'Letters', sizes: { standard: 'Standard', large: 'Large', largest: 'Largest' }, theme: 'Light', themes: { light: 'Light', dark: 'Dark', system: 'As the phone' },
    language: 'Language', otherPerson: 'Somebody else', version: 'Version {version}', clockOff: 'The phone’s clock is {minutes} minutes off. The server’s counts; both are kept.',
    safe: 'Safely back from the night round', safeText: 'I am safely back.', safeHint: 'A text message to whom you choose; nothing is recorded here.',
  },
  waiting: { title: 'To be sent', count: 'Waiting to be sent: {count}', none: 'Nothing is waiting.', onPhone: 'Kept on the phone', photos: '{count} photos', export: 'Export to a file (for the desk, when sending fails)', exported: 'Exported.' },
  sync: {
    sent: 'All sent', sentAt: 'All sent · {at}', sending: 'Sending {count}', waiting: '{count} waiting', offline: 'Offline · {count} kept on the phone, sent by themselves later', offlineEmpty: 'Offline · you can go on',
    failed: '{count} not sent, next try {at}', old: '{count} waiting for over 24 hours', login: 'Login expired; {count} kept on the phone', needsYou: '{count} need you', full: 'The phone is full', broken: 'Some records on the phone cannot be read',
    tryNow: 'Try now', logIn: 'Log in', look: 'Look',
  },
  conflict: {
    title: 'Somebody was faster', about: 'It had changed before yours arrived. Nothing of yours is lost; please say what to do.', mine: 'What I recorded', now: 'How it is now', what: 'What to do', status: 'Status', by: 'By whom', at: 'When',
    unknown: 'How it is now was not told.', decide: 'Do that', ways: { supplement: 'Keep mine as a supplement (nothing is lost)', handOver: 'Hand it to the dispatcher', drop: 'Drop mine' },
  },
  refused: { title: 'Not taken', retry: 'Send it again', withoutPhotos: 'Send it again without photos', discard: 'I do not need it any more', sure: 'Yes, drop it' },
  refusals: {
    notNow: 'As things stand this cannot be done. Open it to see.', forbidden: 'You may not do this here. Hand it to a colleague who may.', notFound: 'It is no longer in your area. Tell the desk.', stale: 'It has changed. Open it and look before you go on.',
    conflict: 'It has changed. Open it and look before you go on.', tooLate: 'It is too late for this. Tell the desk.', askedAlready: 'It was asked already.', invalid: 'Something was filled in wrongly.', malformed: 'The server cannot read it. Export it for the desk.',
    tooLarge: 'The photo is too large. Send it again without photos.', unsupported: 'The photo is of an unknown kind. Send it again without photos.', photoLost: 'The photo is gone from the phone. Send it again without photos.', carriesExif: 'The photo carries position data.',
    keyReused: 'Something else was sent under this number. Send it again.', settleByHand: 'It was reported, but not settled. Open it under Handle and settle it.', locked: 'This phone was locked. Tell the desk.', unknown: 'The server did not take it. Send it again, or export it for the desk.',
  },
  broken: { closed: 'The phone’s memory does not open. Nothing was deleted. Close other tabs and try again, or use another browser and tell the desk.', rows: '{count} records on the phone cannot be read. Nothing was deleted: export them for the desk.' },
  badge: {
    title: 'My badge', scan: 'Scan to see who works in this grid', noGrid: 'You have no grid, so there is no badge.', card: 'Grid card', duties: 'What for', complaint: 'To complain, call', check: 'Compare the name at the door. Do not open to strangers.', unknown: 'This grid is not known. Call the village or community to make sure.',
  },
  print: { title: 'Round list', hint: 'Paper for a day without a phone: write at the door, enter it later.', print: 'Print', codes: 'Outcomes', address: 'Address', due: 'Due', when: 'Time', found: 'Needs, hazards, notes' },
  login: {
    username: 'User name', password: 'Password', show: 'Show the password', enter: 'Enter', again: 'Please log in again', kept: 'All {count} are still on the phone and are sent after the login.', badCredentials: 'User name or password is wrong.', rateLimited: 'Too many tries. Wait a little.',
    offline: 'The server cannot be reached. Try again in a while.', invalid: 'Fill in user name and password.',
  },
  pin: { enter: 'PIN', choose: '4 to 6 digits', set: 'Set a PIN (for a shared phone)', change: 'Change the PIN', keep: 'Save', kept: 'Saved.', hint: 'On a shared phone: tap your name, type the PIN, and you are on your page.', wrong: 'Wrong PIN ({count}).' },
  who: { title: 'Who are you', somebodyElse: 'Somebody else' },
  leave: {
    title: 'Log out and wipe', sure: 'Logging out wipes what this phone keeps of you.', yes: 'Log out', unsent: 'Something is unsent: no logging out yet.', first: '{count} unsent: log out when they are gone, or change the person.', otherUnsent: '{name} has {count} unsent. Change the person instead of logging out.',
    offline: 'Logging out needs the network. Change the person instead.',
  },
  update: { there: 'There is a new version. What waits is not touched.', take: 'Update now', needed: 'This version is too old. What waits is sent first; then please update.' },
};
