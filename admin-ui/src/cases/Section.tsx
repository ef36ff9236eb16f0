import { Box, Card, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';

export const Section = ({ title, side, level = 'h3', children }: { title: string; side?: ReactNode; level?: 'h2' | 'h3'; children: ReactNode }) => {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={{ p: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', pb: 1 }}>
        <Typography variant="h6" component={level} id={id}>{title}</Typography>
        {side}
      </Box>
      {children}
    </Card>
  );
};
