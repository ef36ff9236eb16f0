import { Link as Anchor } from '@mui/material';
import type { RaRecord } from 'react-admin';
import { packAddress } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { Register } from '../layout/Register.tsx';

const fileOf = (pack: RaRecord) => (
  <Anchor href={packAddress(String(pack['code']), String(pack['version']))} target="_blank" rel="noreferrer">JSON</Anchor>
);

/** The method packs in force. Read here, edited as files. */
const PackPage = () => {
  const { t, named } = useWords();
  return (
    <Register
      resource="packs"
      title={t('packs.title')}
      columns={[
        { label: t('packs.name'), show: (pack) => named(pack as never) },
        { label: t('packs.id'), show: (pack) => String(pack['code']) },
        { label: t('packs.version'), show: (pack) => String(pack['version']) },
        { label: t('packs.download'), show: fileOf },
      ]}
    />
  );
};

export default PackPage;
