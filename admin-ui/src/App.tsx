import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from './authProvider.ts';
import cases from './cases/index.ts';
import { WorklistPage } from './cases/WorklistPage.tsx';
import { dataProvider } from './dataProvider.ts';
import { Refusal } from './door.ts';
import { i18nProvider } from './i18n/i18nProvider.ts';
import { DeskLayout } from './layout/DeskLayout.tsx';
import { LoginPage } from './layout/LoginPage.tsx';
import { deskStore } from './settings/store.ts';
import { dark, light } from './theme/theme.ts';

const HomePage = lazy(() => import('./dashboard/HomePage.tsx').then((page) => ({ default: page.HomePage })));
const IntakePage = lazy(() => import('./cases/intake/IntakePage.tsx'));
const ReportPage = lazy(() => import('./cases/ReportPage.tsx'));
const DeadlinePage = lazy(() => import('./deadlines/DeadlinePage.tsx'));
const StatusPage = lazy(() => import('./status/StatusPage.tsx'));
const PeoplePage = lazy(() => import('./people/PeoplePage.tsx'));
const PersonPage = lazy(() => import('./people/PersonPage.tsx'));
const VacanciesPage = lazy(() => import('./people/VacanciesPage.tsx'));
const UnitsPage = lazy(() => import('./units/UnitsPage.tsx'));
const UnitPage = lazy(() => import('./units/UnitPage.tsx'));
const AreasPage = lazy(() => import('./areas/AreasPage.tsx'));
const RisksPage = lazy(() => import('./risks/RisksPage.tsx'));
const RiskPage = lazy(() => import('./risks/RiskPage.tsx'));
const TasksPage = lazy(() => import('./tasks/TasksPage.tsx'));
const TaskPage = lazy(() => import('./tasks/TaskPage.tsx'));
const TagsPage = lazy(() => import('./tags/TagsPage.tsx'));
const PlacesPage = lazy(() => import('./places/PlacesPage.tsx'));
const PlacePage = lazy(() => import('./places/PlacePage.tsx'));
const MissedPage = lazy(() => import('./visits/MissedPage.tsx'));
const RulesPage = lazy(() => import('./packs/RulesPage.tsx'));
const PasswordPage = lazy(() => import('./people/PasswordPage.tsx'));
const PackPage = lazy(() => import('./packs/PackPage.tsx'));
const CalendarPage = lazy(() => import('./packs/CalendarPage.tsx'));
const WhatIfPage = lazy(() => import('./packs/WhatIfPage.tsx'));
const RoleCardPage = lazy(() => import('./role-card/RoleCardPage.tsx'));
const PublicPage = lazy(() => import('./public/PublicPage.tsx'));
const ReplayPage = lazy(() => import('./audit/ReplayPage.tsx'));
const VisitPage = lazy(() => import('./visits/VisitPage.tsx'));
const HouseholdsPage = lazy(() => import('./households/HouseholdsPage.tsx'));
const HouseholdPage = lazy(() => import('./households/HouseholdPage.tsx'));
const ImportPage = lazy(() => import('./households/ImportPage.tsx'));
const PlansPage = lazy(() => import('./plans/PlansPage.tsx'));
const DutiesPage = lazy(() => import('./duties/DutiesPage.tsx'));
const CoveragePage = lazy(() => import('./duties/CoveragePage.tsx'));
const FiguresPage = lazy(() => import('./figures/FiguresPage.tsx'));
const WeekPage = lazy(() => import('./prints/WeekPage.tsx'));
const BriefPage = lazy(() => import('./prints/BriefPage.tsx'));
const MapPage = lazy(() => import('./map/MapPage.tsx'));
const OutlinePage = lazy(() => import('./map/OutlinePage.tsx'));
const SupervisionPage = lazy(() => import('./supervision/SupervisionPage.tsx'));
const PhonesPage = lazy(() => import('./phones/PhonesPage.tsx'));
const BadgesPage = lazy(() => import('./badges/BadgesPage.tsx'));
const BehindPage = lazy(() => import('./figures/BehindPage.tsx'));

/** A refusal is an answer: asking the same again changes nothing. Only a silent server is asked once more. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, problem) => count < 1 && problem instanceof Refusal && (problem.status === 0 || problem.status >= 502),
    },
  },
});

export const App = () => (
  <Admin
    dataProvider={dataProvider}
    authProvider={authProvider}
    i18nProvider={i18nProvider}
    queryClient={queries}
    store={deskStore}
    dashboard={HomePage}
    layout={DeskLayout}
    loginPage={LoginPage}
    theme={light}
    darkTheme={dark}
    defaultTheme="light"
    disableTelemetry
    requireAuth
  >
    <Resource {...cases} />
    <CustomRoutes>
      <Route path="/work/:name" element={<WorklistPage />} />
      <Route path="/report" element={<ReportPage />} />
      <Route path="/intake" element={<IntakePage />} />
      <Route path="/deadlines" element={<DeadlinePage />} />
      <Route path="/status" element={<StatusPage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="/people/:id" element={<PersonPage />} />
      <Route path="/risks" element={<RisksPage />} />
      <Route path="/risks/:id" element={<RiskPage />} />
      <Route path="/tasks" element={<TasksPage />} />
      <Route path="/tasks/:id" element={<TaskPage />} />
      <Route path="/tags" element={<TagsPage />} />
      <Route path="/places" element={<PlacesPage />} />
      <Route path="/places/:id" element={<PlacePage />} />
      <Route path="/missed" element={<MissedPage />} />
      <Route path="/vacancies" element={<VacanciesPage />} />
      <Route path="/units" element={<UnitsPage />} />
      <Route path="/units/:id" element={<UnitPage />} />
      <Route path="/areas" element={<AreasPage />} />
      <Route path="/packs/:id/:version/:table" element={<RulesPage />} />
      <Route path="/password" element={<PasswordPage />} />
      <Route path="/packs" element={<PackPage />} />
      <Route path="/what-if" element={<WhatIfPage />} />
      <Route path="/role-card" element={<RoleCardPage />} />
      <Route path="/public" element={<PublicPage />} />
      <Route path="/calendars" element={<CalendarPage />} />
      <Route path="/incidents/:id/replay" element={<ReplayPage kind="case" />} />
      <Route path="/visits/:id/show" element={<VisitPage />} />
      <Route path="/visits/:id/replay" element={<ReplayPage kind="visit" />} />
      <Route path="/households" element={<HouseholdsPage />} />
      <Route path="/households/import" element={<ImportPage />} />
      <Route path="/households/:id" element={<HouseholdPage />} />
      <Route path="/plans" element={<PlansPage />} />
      <Route path="/duties" element={<DutiesPage />} />
      <Route path="/coverage" element={<CoveragePage />} />
      <Route path="/figures" element={<FiguresPage />} />
      <Route path="/figures/:id" element={<BehindPage />} />
      <Route path="/supervision" element={<SupervisionPage />} />
      <Route path="/phones" element={<PhonesPage />} />
      <Route path="/badges" element={<BadgesPage />} />
      <Route path="/map" element={<MapPage />} />
      <Route path="/map/outline/:code" element={<OutlinePage />} />
      <Route path="/prints/week" element={<WeekPage />} />
      <Route path="/prints/brief" element={<BriefPage />} />
    </CustomRoutes>
  </Admin>
);
