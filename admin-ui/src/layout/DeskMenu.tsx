import Add from '@mui/icons-material/AddCircleOutline';
import Card from '@mui/icons-material/BadgeOutlined';
import Calendar from '@mui/icons-material/CalendarMonthOutlined';
import Folder from '@mui/icons-material/FolderOutlined';
import Tree from '@mui/icons-material/AccountTreeOutlined';
import Office from '@mui/icons-material/CorporateFareOutlined';
import Vacant from '@mui/icons-material/PersonOffOutlined';
import Store from '@mui/icons-material/StorefrontOutlined';
import Label from '@mui/icons-material/LabelOutlined';
import Risk from '@mui/icons-material/ReportProblemOutlined';
import Task from '@mui/icons-material/AssignmentTurnedInOutlined';
import Home from '@mui/icons-material/HomeWorkOutlined';
import BarChart from '@mui/icons-material/BarChartOutlined';
import MapIcon from '@mui/icons-material/MapOutlined';
import Gavel from '@mui/icons-material/GavelOutlined';
import Hourglass from '@mui/icons-material/HourglassBottomOutlined';
import Inbox from '@mui/icons-material/AllInboxOutlined';
import Monitor from '@mui/icons-material/MonitorHeartOutlined';
import Mobile from '@mui/icons-material/PhonelinkLockOutlined';
import Face from '@mui/icons-material/AccountBoxOutlined';
import Phone from '@mui/icons-material/PhoneInTalkOutlined';
import People from '@mui/icons-material/PeopleAltOutlined';
import Reply from '@mui/icons-material/QuestionAnswerOutlined';
import Flag from '@mui/icons-material/FlagOutlined';
import Plan from '@mui/icons-material/EditCalendarOutlined';
import Walk from '@mui/icons-material/DirectionsWalkOutlined';
import Public from '@mui/icons-material/CampaignOutlined';
import Scales from '@mui/icons-material/BalanceOutlined';
import Send from '@mui/icons-material/SendOutlined';
import Draw from '@mui/icons-material/DrawOutlined';
import Build from '@mui/icons-material/ConstructionOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Today from '@mui/icons-material/TodayOutlined';
import Track from '@mui/icons-material/TrackChangesOutlined';
import Warning from '@mui/icons-material/RunningWithErrorsOutlined';
import Work from '@mui/icons-material/DashboardOutlined';
import { Box, Divider } from '@mui/material';
import type { ReactElement } from 'react';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { worklistsFor, type Worklist } from '../cases/worklists.ts';
import { useCounts } from '../cases/useCounts.ts';
import { useRoles } from './useRoles.ts';

const icons: Record<Worklist['name'], ReactElement> = {
  toAccept: <Inbox />,
  toDispatch: <Send />,
  toSign: <Draw />,
  toHandle: <Build />,
  toVerify: <FactCheck />,
  dueToday: <Today />,
  overdue: <Warning />,
  supervised: <Flag />,
  waiting: <Reply />,
  followUps: <Track />,
  all: <Folder />,
};

const reporters = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'county', 'informant', 'verifier', 'mediator', 'clerk', 'head', 'chief', 'partner'];
/** Who answers the telephone. */
const callTakers = ['desk', 'dispatcher', 'county', 'leader', 'mediator'];
/** Who sees the register of households, what is owed at their doors, and the plans that say so. */
const registrars = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county', 'privacy'];
const visitors = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'auditor'];
const planReaders = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county'];
/** Who reads the figures: the assessor and the auditor without the cases behind them. */
const figureReaders = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'assessor', 'auditor'];
/** Who keeps or looks after the tree of areas. */
const treeReaders = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'privacy', 'admin'];
/** Who oversees, and who answers an order. */
const overseers = ['leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county', 'head', 'clerk'];
const servingReaders = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'admin'];
const riskKeepers = ['worker', 'leader', 'desk', 'dispatcher', 'chief', 'county'];
const taskGivers = ['leader', 'desk', 'dispatcher', 'chief', 'county'];
/** Who looks after the phones of an area, and locks a lost one. */
const phoneKeepers = ['leader', 'desk', 'dispatcher', 'county', 'admin'];
const calculators = [...reporters, 'auditor', 'assessor', 'admin'];

/** What this person works on, then the tools. The server decides who may; the menu only leaves out what would be empty. */
export const DeskMenu = () => {
  const t = useTranslate();
  const roles = useRoles();
  const has = (some: string[]) => some.some((role) => roles.includes(role));
  const lists = worklistsFor(roles);
  return (
    <Menu>
      <Menu.Item to="/" primaryText={t('home.title')} leftIcon={<Work />} />
      {lists.map((list) => <WorklistItem key={list.name} list={list} />)}
      {has(callTakers) ? <Menu.Item to="/intake" primaryText={t('intake.title')} leftIcon={<Phone />} /> : null}
      {has(reporters) ? <Menu.Item to="/report" primaryText={t('menu.report')} leftIcon={<Add />} /> : null}
      {has(registrars) || has(visitors) ? <Divider sx={{ my: 1 }} /> : null}
      {has(registrars) ? <Menu.Item to="/households" primaryText={t('households.title')} leftIcon={<Home />} /> : null}
      {has(registrars) ? <Menu.Item to="/places" primaryText={t('places.title')} leftIcon={<Store />} /> : null}
      {has(visitors) ? <Menu.Item to="/duties" primaryText={t('duties.title')} leftIcon={<Walk />} /> : null}
      {has(riskKeepers) ? <Menu.Item to="/risks" primaryText={t('risks.title')} leftIcon={<Risk />} /> : null}
      {has(taskGivers) ? <Menu.Item to="/tasks" primaryText={t('tasks.title')} leftIcon={<Task />} /> : null}
      {has(['privacy']) ? <Menu.Item to="/tags" primaryText={t('tags.waiting')} leftIcon={<Label />} /> : null}
      {has(planReaders) ? <Menu.Item to="/plans" primaryText={t('plans.title')} leftIcon={<Plan />} /> : null}
      <Divider sx={{ my: 1 }} />
      {has(overseers) ? <Menu.Item to="/supervision" primaryText={t('supervision.title')} leftIcon={<Gavel />} /> : null}
      {has(reporters) || has(['auditor']) ? <Menu.Item to="/map" primaryText={t('map.title')} leftIcon={<MapIcon />} /> : null}
      {has(figureReaders) ? <Menu.Item to="/figures" primaryText={t('figures.title')} leftIcon={<BarChart />} /> : null}
      {has(calculators) ? <Menu.Item to="/deadlines" primaryText={t('menu.deadlines')} leftIcon={<Hourglass />} /> : null}
      <Menu.Item to="/public" primaryText={t('published.title')} leftIcon={<Public />} />
      <Menu.Item to="/role-card" primaryText={t('roleCard.title')} leftIcon={<Card />} />
      <Menu.Item to="/status" primaryText={t('menu.status')} leftIcon={<Monitor />} />
      {has(treeReaders) ? <Menu.Item to="/areas" primaryText={t('areas.title')} leftIcon={<Tree />} /> : null}
      {has(servingReaders) ? <Menu.Item to="/vacancies" primaryText={t('people.vacancies')} leftIcon={<Vacant />} /> : null}
      {has(phoneKeepers) ? <Menu.Item to="/phones" primaryText={t('phones.title')} leftIcon={<Mobile />} /> : null}
      {has(['leader', 'desk']) ? <Menu.Item to="/badges" primaryText={t('badges.title')} leftIcon={<Face />} /> : null}
      {has(['admin', 'county', 'auditor', 'dispatcher']) ? <Menu.Item to="/units" primaryText={t('units.title')} leftIcon={<Office />} /> : null}
      {has(['admin']) ? <Menu.Item to="/people" primaryText={t('menu.people')} leftIcon={<People />} /> : null}
      {has(['admin', 'county', 'auditor']) ? <Menu.Item to="/packs" primaryText={t('menu.packs')} leftIcon={<Folder />} /> : null}
      {has(['admin', 'county', 'auditor']) ? <Menu.Item to="/calendars" primaryText={t('menu.calendars')} leftIcon={<Calendar />} /> : null}
      {has(['admin', 'county', 'chief']) ? <Menu.Item to="/what-if" primaryText={t('whatIf.title')} leftIcon={<Scales />} /> : null}
    </Menu>
  );
};

const WorklistItem = ({ list }: { list: Worklist }) => {
  const t = useTranslate();
  const [open] = useSidebarState();
  const count = useCounts([list])[list.name];
  const name = t(`lists.${list.name}`);
  return (
    <Menu.Item
      to={`/work/${list.name}`}
      leftIcon={icons[list.name]}
      primaryText={
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', width: '100%', gap: 1 }}>
          <span>{name}</span>
          {open && count ? <span>{count}</span> : null}
        </Box>
      }
    />
  );
};
