import { createTheme, type Theme, type ThemeOptions } from '@mui/material/styles';
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

const fontFamily =
  '-apple-system,"Segoe UI",Roboto,"PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif';

const focus = (mode: string) => (mode === 'light' ? '#B57900' : '#E8A93B');
type Themed = { theme: Theme };

const named = (owner: Record<string, unknown>) => (owner['aria-label'] ? { 'aria-label': owner['aria-label'] } : {});

const components = {
  MuiCssBaseline: {
    styleOverrides: (theme: Theme) => ({
      body: { fontVariantNumeric: 'tabular-nums', lineBreak: 'strict' },
      ':focus-visible': { outline: `3px solid ${focus(theme.palette.mode)}`, outlineOffset: 1 },
      '@media (prefers-reduced-motion: reduce)': { '*': { transition: 'none !important', animation: 'none !important' } },
    }),
  },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  // The label of a checkbox belongs to what is checked, not to the span around it (axe: label, aria-prohibited-attr).
  MuiCheckbox: { defaultProps: { slotProps: { input: named, root: { 'aria-label': undefined } } } },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: {
    styleOverrides: { root: ({ theme }: Themed) => ({ border: `1px solid ${theme.palette.divider}`, borderRadius: 6, boxShadow: 'none' }) },
  },
  MuiDialog: { styleOverrides: { paper: ({ theme }: Themed) => ({ border: `1px solid ${theme.palette.divider}` }) } },
  MuiMenu: { styleOverrides: { paper: ({ theme }: Themed) => ({ border: `1px solid ${theme.palette.divider}`, boxShadow: 'none' }) } },
  MuiAppBar: {
    defaultProps: { elevation: 0 },
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        backgroundColor: theme.palette.mode === 'light' ? '#0E3B42' : '#0B1413',
        color: '#F3F7F6',
        borderBottom: `1px solid ${theme.palette.mode === 'light' ? '#0E3B42' : theme.palette.divider}`,
      }),
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: { root: { borderRadius: 4, textTransform: 'none', letterSpacing: 0, fontWeight: 600, minHeight: 34 } },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { borderRadius: 4 },
      notchedOutline: ({ theme }: Themed) => ({ borderColor: theme.palette.mode === 'light' ? '#7A8A85' : '#5F716C' }),
    },
  },
  MuiFormHelperText: {
    styleOverrides: { root: ({ theme }: Themed) => ({ '&.Mui-disabled': { color: theme.palette.text.secondary } }) },
  },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'none' } },
  MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'none' } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({ padding: '6px 12px', borderColor: theme.palette.divider }),
      head: ({ theme }: Themed) => ({ fontWeight: 600, color: theme.palette.text.secondary, fontSize: '0.8125rem', whiteSpace: 'nowrap' }),
    },
  },
  MuiTableSortLabel: { styleOverrides: { root: { minHeight: 24 } } },
  MuiChip: { styleOverrides: { root: { borderRadius: 4 } } },
  RaMenuItemLink: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        borderLeft: '3px solid transparent',
        minHeight: 40,
        color: theme.palette.text.secondary,
        '&.RaMenuItemLink-active': {
          borderLeftColor: theme.palette.primary.main,
          backgroundColor: theme.palette.action.selected,
          color: theme.palette.text.primary,
          fontWeight: 700,
        },
      }),
    },
  },
};

/** Sizes in rem: who asks the browser or the desk for larger type gets larger type. */
const base: ThemeOptions = {
  typography: {
    fontFamily,
    fontSize: 14,
    h5: { fontWeight: 700, fontSize: '1.25rem', lineHeight: 1.4 },
    h6: { fontWeight: 700, fontSize: '1rem', lineHeight: 1.5 },
    body1: { fontSize: '0.875rem', lineHeight: 1.6 },
    body2: { fontSize: '0.875rem', lineHeight: 1.6 },
    caption: { fontSize: '0.78125rem' },
    button: { textTransform: 'none' },
  },
  shape: { borderRadius: 6 },
};

const dress = (inherited: RaThemeOptions, palette: ThemeOptions['palette']): RaThemeOptions =>
  createTheme({
    ...base,
    // The menu grows with its words; react-admin says number, and takes any length.
    sidebar: { width: '13rem', closedWidth: '3.25rem' },
    palette,
    components: { ...inherited.components, ...components },
  } as unknown as ThemeOptions) as RaThemeOptions;

export const light = dress(defaultLightTheme, {
  mode: 'light',
  primary: { main: '#17606A', dark: '#0E3B42', light: '#D6E8E9', contrastText: '#FFFFFF' },
  secondary: { main: '#5B4B8A' },
  error: { main: '#A8201A' },
  warning: { main: '#7A4A00' },
  success: { main: '#1B6338' },
  info: { main: '#2C5A8C' },
  background: { default: '#F4F6F4', paper: '#FFFFFF' },
  divider: '#DCE2DF',
  text: { primary: '#16211F', secondary: '#4C5C58' },
});

export const dark = dress(defaultDarkTheme, {
  mode: 'dark',
  primary: { main: '#7CC6CB', dark: '#9BD6DA', light: '#17353A', contrastText: '#06201F' },
  secondary: { main: '#B9A9E8' },
  error: { main: '#FFB4AB' },
  warning: { main: '#FFD58A' },
  success: { main: '#9FDBB4' },
  info: { main: '#9CC4F0' },
  background: { default: '#0E1615', paper: '#15201E' },
  divider: '#2A3836',
  text: { primary: '#E5ECEA', secondary: '#A5B5B1' },
});
