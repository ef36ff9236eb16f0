import { Box, Card, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';

export const Section = ({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) => {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={{ p: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', pb: 1 }}>
        <Typography variant="h6" component="h3" id={id}>{title}</Typography>
        {side}
      </Box>
      {children}
    </Card>
  );
};
