import type { ComponentType } from 'react';
import type { Role } from '../../shared/index.ts';
import { pageNames } from '../i18n/shell.ts';
import type { Text } from '../i18n/text.ts';
import type { IconName } from '../ui/Icon.tsx';

export interface PageEntry {
  /** What the address has after `#/`. */
  readonly id: string;
  readonly name: Text;
  readonly icon: IconName;
  /** Without this role the page is neither shown nor loaded. */
  readonly role?: Role;
  /** A module with a component as its default export, loaded when the page is opened. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** Every page, in the order of the rail; the first is where a visit begins. A new page is one line here. */
export const PAGES: readonly PageEntry[] = [
  { id: 'plan', name: pageNames.plan, icon: 'map', load: () => import('./plan/PlanPage.tsx') },
  {
    id: 'address',
    name: pageNames.address,
    icon: 'home',
    load: () => import('./address/AddressPage.tsx'),
  },
  {
    id: 'compare',
    name: pageNames.compare,
    icon: 'compare',
    load: () => import('./compare/ComparePage.tsx'),
  },
  { id: 'runs', name: pageNames.runs, icon: 'run', load: () => import('./runs/RunsPage.tsx') },
  {
    id: 'layout',
    name: pageNames.layout,
    icon: 'school',
    load: () => import('./layout/LayoutPage.tsx'),
  },
  {
    id: 'teachers',
    name: pageNames.teachers,
    icon: 'people',
    role: 'hr',
    load: () => import('./teachers/TeachersPage.tsx'),
  },
  { id: 'report', name: pageNames.report, icon: 'report', load: () => import('./report/ReportPage.tsx') },
  {
    id: 'scenarios',
    name: pageNames.scenarios,
    icon: 'layers',
    load: () => import('./scenarios/ScenariosPage.tsx'),
  },
  {
    id: 'import',
    name: pageNames.import,
    icon: 'upload',
    role: 'planner',
    load: () => import('./import/ImportPage.tsx'),
  },
  {
    id: 'settings',
    name: pageNames.settings,
    icon: 'settings',
    load: () => import('./settings/SettingsPage.tsx'),
  },
];
