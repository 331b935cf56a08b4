import type { Dataset } from '../../shared/index.ts';
import { number } from './numbers.ts';
import type { Text } from './text.ts';

/** How many schools are at work and how many sites are only planned: `48 schools + 5 planned sites`. */
export function schoolCount({ schools, plannedSites }: Pick<Dataset, 'schools' | 'plannedSites'>): Text {
  const working = schools - plannedSites;
  const zh = number('zh', working);
  const en = number('en', working);
  if (plannedSites === 0) return { zh: `${zh} 所学校`, en: working === 1 ? '1 school' : `${en} schools` };
  return {
    zh: `${zh} 所学校 + ${plannedSites} 处备选校址`,
    en: `${en} schools + ${plannedSites} planned ${plannedSites === 1 ? 'site' : 'sites'}`,
  };
}
