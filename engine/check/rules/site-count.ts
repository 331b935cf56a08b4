import { assignedUnits } from '../ways.ts';
import type { JudgedRule } from './rule.ts';

/** As many schools with a zone as the question asks for. */
export const siteCount: JudgedRule = {
  id: 'siteCount',
  judge(on, zones) {
    const { sites } = on.options;
    if (!sites) return [];
    const inUse = new Set(assignedUnits(on, zones).map(({ school }) => school)).size;
    const within = inUse >= sites.fewest && inUse <= sites.most;
    if (within) return [];
    const text = {
      en: `${inUse} schools are open, but ${sites.fewest} to ${sites.most} were asked for. Open or close as many as it takes.`,
      zh: `开办学校 ${inUse} 所，而要求为 ${sites.fewest} 至 ${sites.most} 所；请增减开办的学校。`,
    };
    const excess = inUse > sites.most ? inUse - sites.most : sites.fewest - inUse;
    return [{ rule: 'siteCount', subject: 'county', excess, unit: 'schools', text }];
  },
};
