import type { badgesZh, phonesZh } from './fieldZh.ts';

/** The field app: phones and photos on badges. */
export const phonesEn: typeof phonesZh = {
  title: 'Field phones',
  intro: 'A lost phone is locked here: logins on it end at once and nothing it sends is taken; as soon as it is online it clears what it had fetched, and what is unsent can be exported from it. When and where one was used is not recorded.',
  search: 'Name, phone, beginning of its number',
  chooseArea: 'Choose an area first.',
  none: 'No phone is registered in this area yet.',
  noneSuch: 'No such phone; try other words.',
  more: 'Only the %{count} registered last are listed; narrow by name or area.',
  nobody: 'Nobody',
  shared: 'Shared phone',
  own: 'Own phone',
  column: { who: 'Who uses it', phone: 'Phone', grid: 'Grid', since: 'Since', state: 'State' },
  state: { inUse: 'Not locked', notWiped: 'Locked · data still on it', wiped: 'Locked · data cleared' },
  means: { notWiped: 'Locked %{at}. It clears itself when it is opened online.', wiped: 'Locked %{at}.' },
  deed: { lock: 'Lost: lock', unlock: 'Unlock' },
  go: { lock: 'Lock this phone', unlock: 'Unlock this phone' },
  explain: {
    lock: 'Logins on this phone end at once and nothing it sends is taken. As soon as it is online it clears what it had fetched. Records that were not sent are not lost: they can be exported on the phone, and are sent as ever once it is unlocked.',
    unlock: 'Unlock it once it is back in its owner’s hands. The password is asked for again, and PINs are set anew.',
  },
  done: { lock: 'Locked.', unlock: 'Unlocked.' },
};

export const badgesEn: typeof badgesZh = {
  title: 'Badge photos',
  intro: 'One person brings a photo, another verifies it; residents see it only then. A badge may go without one.',
  nobody: 'Nobody walks your grids yet.',
  photoOf: 'Badge photo of %{name}',
  column: { photo: 'Photo', name: 'Name', state: 'State' },
  state: { verified: 'Verified', waiting: 'Waits for a second person', none: 'No photo' },
  bring: 'Upload a photo',
  otherPhoto: 'Another photo',
  brought: 'The photo of %{name} is uploaded and waits for a second person.',
  notBrought: 'The photo of %{name} was not uploaded: %{why}',
  deed: { verify: 'Verify', remove: 'No photo' },
  go: { verify: 'I have checked: it is them', remove: 'Take the photo off' },
  explain: { verify: 'Look closely: is this %{name}? Once verified, residents who scan the badge see it.', remove: 'The badge of %{name} goes without a photo from then on.' },
  done: { verify: 'The photo of %{name} is verified.', remove: 'The photo of %{name} is gone.' },
};
