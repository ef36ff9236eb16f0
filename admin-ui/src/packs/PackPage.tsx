import { Link as Anchor } from '@mui/material';
import { packAddress } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { Register } from '../layout/Register.tsx';

/** The method packs in force. Read here, edited as files. */
const PackPage = () => {
  const { t, named } = useWords();
  return (
    <Register
      resource="packs"
      title={t('packs.title')}
      columns={[
        { label: t('packs.name'), show: (pack) => named(pack as never) },
        { label: t('packs.id'), show: (pack) => String(pack.id) },
        { label: t('packs.version'), show: (pack) => String(pack['version'] ?? pack['latest'] ?? '') },
        { label: t('packs.calendar'), show: (pack) => String(pack['calendar'] ?? '') },
        { label: t('packs.download'), show: (pack) => <Anchor href={packAddress(String(pack.id), String(pack['version'] ?? pack['latest'] ?? '1'))} target="_blank">JSON</Anchor> },
      ]}
    />
  );
};

export default PackPage;
