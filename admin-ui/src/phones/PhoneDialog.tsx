import { Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { holdersOf, type Phone } from './phone.ts';

export type PhoneDeed = 'lock' | 'unlock';

/** Says what locking or unlocking means before it is done. */
export const PhoneDialog = ({ deed, phone, onDone, onClose }: { deed: PhoneDeed; phone: Phone; onDone: () => void; onClose: () => void }) => {
  const { t, chinese } = useWords();
  const path = `/api/devices/${encodeURIComponent(phone.id)}`;
  const name = `${holdersOf(phone).join(chinese ? '、' : ', ')} ${phone.id.slice(0, 6)}`;
  return (
    <CommandDialog title={`${t(`phones.deed.${deed}`)} · ${name}`} go={t(`phones.go.${deed}`)} {...(deed === 'lock' ? { path, method: 'DELETE' as const } : { path: `${path}/unlock` })} body={{}} onDone={onDone} onClose={onClose}>
      {() => <Typography>{t(`phones.explain.${deed}`)}</Typography>}
    </CommandDialog>
  );
};
