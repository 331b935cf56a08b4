import { create } from 'zustand';
import type { Language } from '../i18n/text.ts';
import { type Basemap, basemapOf, NO_BASEMAP } from './basemap.ts';

export type Theme = 'light' | 'dark';

/** What belongs to the reader and not to what is looked at; kept in this browser. */
interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** Single letters as shortcuts; WCAG 2.1.4 wants a switch. */
  readonly letterKeys: boolean;
  readonly basemap: Basemap;
  /** Off until somebody switches it on. */
  readonly basemapOn: boolean;
}

const KEPT = 'junheng.settings';

export const useSettings = create<Settings>(() => ({ ...proposed(), ...kept() }));

/** Changes settings, and keeps them. */
export function change(part: Partial<Settings>): void {
  useSettings.setState(part);
  try {
    localStorage.setItem(KEPT, JSON.stringify(useSettings.getState()));
  } catch {
    // A browser that keeps nothing: the choice holds for this visit.
  }
}

/** Brings the settings to the document and follows their changes. Call once, before anything is drawn. */
export function startSettings(): void {
  const show = ({ language, theme }: Settings) => {
    const { documentElement } = document;
    documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    documentElement.dataset.theme = theme;
  };
  show(useSettings.getState());
  useSettings.subscribe(show);
}

function proposed(): Settings {
  const asked = new URLSearchParams(location.search).get('lang');
  const language =
    asked === 'en' || asked === 'zh' ? asked : navigator.language.startsWith('en') ? 'en' : 'zh';
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return { language, theme, letterKeys: true, basemap: NO_BASEMAP, basemapOn: false };
}

function kept(): Partial<Settings> {
  try {
    const { language, theme, letterKeys, basemap, basemapOn } = JSON.parse(
      localStorage.getItem(KEPT) ?? '{}',
    ) as Partial<Settings>;
    return {
      ...(language === 'zh' || language === 'en' ? { language } : {}),
      ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
      ...(typeof letterKeys === 'boolean' ? { letterKeys } : {}),
      basemap: basemapOf(basemap),
      basemapOn: basemapOn === true,
    };
  } catch {
    return {};
  }
}
