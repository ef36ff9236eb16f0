import FormatSize from '@mui/icons-material/FormatSize';
import LockReset from '@mui/icons-material/LockResetOutlined';
import Translate from '@mui/icons-material/Translate';
import { Box, ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import { AppBar, LocalesMenuButton, Logout, RefreshIconButton, TitlePortal, ToggleThemeButton, UserMenu, useLocales, useLocaleState, useTranslate, useUserMenu } from 'react-admin';
import { Link } from 'react-router-dom';
import { useLargeType } from '../settings/useLargeType.ts';

export const DeskBar = () => (
  <AppBar toolbar={<Tools />} userMenu={<Person />}>
    <TitlePortal component="h1" sx={{ fontSize: '1.125rem', fontWeight: 700 }} />
  </AppBar>
);

const Tools = () => (
  <>
    <Box sx={{ display: { xs: 'none', sm: 'contents' } }}>
      <LocalesMenuButton />
      <RefreshIconButton />
    </Box>
    <ToggleThemeButton />
  </>
);

const Person = () => (
  <UserMenu>
    <LanguageItem />
    <LargeTypeItem />
    <PasswordItem />
    <Logout />
  </UserMenu>
);

/** On a phone the bar has no room for the languages. */
const LanguageItem = () => {
  const languages = useLocales();
  const [locale, setLocale] = useLocaleState();
  const other = languages.find((language) => language.locale !== locale);
  return other ? (
    <MenuItem lang={other.locale} onClick={() => setLocale(other.locale)} sx={{ display: { sm: 'none' } }}>
      <ListItemIcon><Translate fontSize="small" /></ListItemIcon>
      <ListItemText>{other.name}</ListItemText>
    </MenuItem>
  ) : null;
};

/** Everybody reads from another distance. */
const LargeTypeItem = () => {
  const t = useTranslate();
  const [on, turn] = useLargeType();
  return (
    <MenuItem role="menuitemcheckbox" aria-checked={on} onClick={() => turn(!on)}>
      <ListItemIcon><FormatSize fontSize="small" /></ListItemIcon>
      <ListItemText>{t(on ? 'menu.ordinaryType' : 'menu.largeType')}</ListItemText>
    </MenuItem>
  );
};

const PasswordItem = () => {
  const t = useTranslate();
  const menu = useUserMenu();
  return (
    <MenuItem component={Link} to="/password" onClick={menu?.onClose}>
      <ListItemIcon><LockReset fontSize="small" /></ListItemIcon>
      <ListItemText>{t('menu.password')}</ListItemText>
    </MenuItem>
  );
};
