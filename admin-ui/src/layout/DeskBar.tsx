import LockReset from '@mui/icons-material/LockResetOutlined';
import { ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import { AppBar, LocalesMenuButton, Logout, RefreshIconButton, TitlePortal, ToggleThemeButton, UserMenu, useTranslate, useUserMenu } from 'react-admin';
import { Link } from 'react-router-dom';

export const DeskBar = () => (
  <AppBar toolbar={<Tools />} userMenu={<Person />}>
    <TitlePortal component="h1" sx={{ fontSize: 18, fontWeight: 700 }} />
  </AppBar>
);

const Tools = () => (
  <>
    <LocalesMenuButton />
    <ToggleThemeButton />
    <RefreshIconButton />
  </>
);

const Person = () => (
  <UserMenu>
    <PasswordItem />
    <Logout />
  </UserMenu>
);

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
