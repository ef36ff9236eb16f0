import { CircularProgress } from '@mui/material';
import { enUS, zhCN } from '@mui/material/locale';
import { createTheme, ThemeProvider, type Theme } from '@mui/material/styles';
import { Suspense } from 'react';
import { Layout, useLocaleState, type LayoutProps } from 'react-admin';
import { RecordAlarm } from '../audit/RecordAlarm.tsx';
import { DeskBar } from './DeskBar.tsx';
import { DeskMenu } from './DeskMenu.tsx';
import { Keyboard } from '../keyboard/Keyboard.tsx';
import { useKeptArrangement } from '../settings/useKeptArrangement.ts';
import { useLargeType } from '../settings/useLargeType.ts';
import { OnPaper } from './OnPaper.tsx';
import { useLive } from './useLive.ts';

/** A wide table scrolls in its own frame; without this it would widen the page. */
const narrower = { minWidth: 0, '& .RaLayout-contentWithSidebar, & .RaLayout-content': { minWidth: 0 } };

/** Bar, menu, page; MUI's own words follow the reader's language. */
export const DeskLayout = ({ children }: LayoutProps) => {
  const [locale] = useLocaleState();
  useLive();
  useKeptArrangement();
  useLargeType();
  return (
    <ThemeProvider theme={(outer: Theme) => createTheme(outer, locale === 'en' ? enUS : zhCN)}>
      <Layout appBar={DeskBar} menu={DeskMenu} sx={narrower}>
        <OnPaper />
        <RecordAlarm />
        <Suspense fallback={<CircularProgress sx={{ m: 4 }} />}>{children}</Suspense>
        <Keyboard />
      </Layout>
    </ThemeProvider>
  );
};
