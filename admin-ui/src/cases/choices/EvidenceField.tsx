import AddPhoto from '@mui/icons-material/AddAPhotoOutlined';
import Close from '@mui/icons-material/Close';
import { Box, Button, FormHelperText, IconButton, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { fileAddress, type DeskProvider } from '../../dataProvider.ts';
import { redraw } from '../../photo.ts';
import type { Category } from '../catalogue.ts';
import type { Answers } from '../useAnswers.ts';
import { useProblemWords } from '../useProblemWords.ts';

/** Photos go up as soon as they are chosen; the form carries their hashes alone. */
export const EvidenceField = ({ label, hashes, form, name, most, policy }: { label: string; hashes: string[]; form: Answers; name: string; most: number; policy?: Category | undefined }) => {
  const t = useTranslate();
  const door = useDataProvider<DeskProvider>();
  const why = useProblemWords();
  const picker = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState('');

  const add = async (files: FileList) => {
    setFailure('');
    form.busy(1);
    try {
      const stored = await Promise.all([...files].slice(0, most - hashes.length).map(async (file) => door.upload(await redraw(file))));
      form.set(name, [...new Set([...hashes, ...stored])]);
    } catch (problem) {
      setFailure(t('dialog.uploadFailed', { why: why(problem) }));
    } finally {
      form.busy(-1);
      if (picker.current) picker.current.value = '';
    }
  };

  return (
    <Box role="group" aria-label={label}>
      <Typography variant="body2" color="text.secondary" sx={{ pb: 1 }}>{label}</Typography>
      {policy?.evidence ? <FormHelperText sx={{ pb: 1 }}>{t(`dispute.photos.${policy.evidence === 'none' && policy.evidenceInPublicPlace ? 'publicOnly' : policy.evidence}`)}</FormHelperText> : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {hashes.map((hash, index) => (
          <Box key={hash} sx={{ position: 'relative', lineHeight: 0 }}>
            <Box component="img" src={fileAddress(hash)} alt={t('record.photo', { number: index + 1 })} sx={{ width: 88, height: 66, objectFit: 'cover', borderRadius: '4px' }} />
            <IconButton size="small" aria-label={t('dialog.removePhoto', { number: index + 1 })} onClick={() => form.set(name, hashes.filter((one) => one !== hash))} sx={{ position: 'absolute', top: 2, right: 2, bgcolor: 'background.paper', '&:hover': { bgcolor: 'background.default' } }}>
              <Close fontSize="inherit" />
            </IconButton>
          </Box>
        ))}
        <Button variant="outlined" startIcon={<AddPhoto />} disabled={form.uploading > 0 || hashes.length >= most} onClick={() => picker.current?.click()}>
          {form.uploading > 0 ? t('dialog.uploading') : t('dialog.addPhotos')}
        </Button>
        <input ref={picker} type="file" accept="image/*" multiple hidden aria-label={label} onChange={(chosen) => chosen.target.files && void add(chosen.target.files)} />
      </Box>
      <FormHelperText error role="status">{failure || form.errors[name]}</FormHelperText>
    </Box>
  );
};
