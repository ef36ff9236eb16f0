import { Box, Button, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useCallback, useMemo, useState } from 'react';
import type { Status } from '../../../domain/case/status.ts';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { isRung, walkedBy, walks, type Step } from './history.ts';
import { RoadPicture } from './RoadPicture.tsx';
import { RoadTable } from './RoadTable.tsx';
import type { Transport } from './useTransport.ts';

/** Where the case has been; pressing a place goes to the next time that it was entered. */
export const Road = ({ steps, position }: { steps: readonly Step[]; position: Transport }) => {
  const { t } = useWords();
  const tall = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [table, setTable] = useState(false);
  const { nth, go, goTo } = position;
  // The picture changes where the case moved or was supervised; other lines leave it as it is.
  const drawn = steps.findLastIndex((step, at) => at <= nth && (walks(step) || isRung(step)));
  const walked = useMemo(() => walkedBy(steps.slice(0, drawn + 1)), [steps, drawn]);
  const enter = useCallback((status: Status) => {
    const entered = steps.flatMap((step, at) => (walks(step) && step.status === status ? [at] : []));
    go((before) => entered.find((at) => at > before) ?? entered[0] ?? before);
  }, [steps, go]);
  return (
    <Section title={t('replay.road')} side={<Button size="small" onClick={() => setTable(!table)}>{t(table ? 'replay.asPicture' : 'replay.asTable')}</Button>}>
      {table ? (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('replay.road')}><RoadTable steps={steps.slice(0, nth + 1)} onLine={goTo} /></Box>
      ) : (
        <RoadPicture walked={walked} status={steps[nth]!.status} tall={tall} onPlace={enter} />
      )}
    </Section>
  );
};
