import { Box, Button, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { memo, useCallback, useMemo, useState } from 'react';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { walkedBy, walks, type Step } from './history.ts';
import { RoadPicture } from './RoadPicture.tsx';
import { RoadTable } from './RoadTable.tsx';
import type { SubjectKind } from './subject.ts';
import type { Transport } from './useTransport.ts';

interface Travelled {
  kind: SubjectKind;
  steps: readonly Step[];
  /** Place of the last line that changed the picture. */
  drawn: number;
  status: string;
  go: Transport['go'];
  onLine: (seq: number) => void;
}

/** Where it has been; pressing a place goes to the next time that it was entered. */
export const Road = memo(function Road({ kind, steps, drawn, status, go, onLine }: Travelled) {
  const { t } = useWords();
  const tall = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [table, setTable] = useState(false);
  const walked = useMemo(() => walkedBy(steps.slice(0, drawn + 1)), [steps, drawn]);
  const enter = useCallback((place: string) => {
    const entered = steps.flatMap((step, at) => (walks(step) && step.status === place ? [at] : []));
    go((before) => entered.find((at) => at > before) ?? entered[0] ?? before);
  }, [steps, go]);
  return (
    <Section title={t('replay.road')} side={<Button size="small" onClick={() => setTable(!table)}>{t(table ? 'replay.asPicture' : 'replay.asTable')}</Button>}>
      {table ? (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('replay.road')}><RoadTable kind={kind} steps={steps.slice(0, drawn + 1)} onLine={onLine} /></Box>
      ) : (
        <RoadPicture kind={kind} walked={walked} status={status} tall={tall} onPlace={enter} />
      )}
    </Section>
  );
});
