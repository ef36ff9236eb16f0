import { GlobalStyles } from '@mui/material';

const bare = '.RaLayout-content, .RaLayout-contentWithSidebar, .RaLayout-appFrame';

/** On paper there is only the page: no bar, no menu, no buttons, ink on white whatever the theme. */
export const OnPaper = () => (
  <GlobalStyles
    styles={{
      '@page': { size: 'A4', margin: '14mm' },
      '@media print': {
        'header.MuiAppBar-root, .RaLayout-appFrame aside, .MuiDrawer-root, .RaSidebar-fixed, .not-on-paper, .RaLayout-content button, .RaLayout-content a.MuiButton-root': { display: 'none !important' },
        [`html, body, #root, .RaLayout-root, ${bare}`]: { background: '#fff !important', margin: '0 !important', padding: '0 !important', minHeight: '0 !important', minWidth: '0 !important' },
        '.RaLayout-content, .RaLayout-content *': { color: '#000 !important', WebkitTextFillColor: '#000 !important', background: '#fff !important', borderColor: '#999 !important' },
        '.RaLayout-content [role=region], .RaLayout-content [role=group], .RaLayout-content .MuiCard-root': { overflow: 'visible !important' },
        '.RaLayout-content tr, .paper dl > div': { breakInside: 'avoid' },
        '.RaLayout-content thead': { display: 'table-header-group' },
      },
    }}
  />
);
