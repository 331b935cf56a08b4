import type { Site } from '../schools/sites.ts';
import type { PlaceNames } from './places.ts';
import { joined } from './pool.ts';
import type { Word } from './words.ts';

const NUMERALS = '一二三四五六七八九十';

/** 第一小学, 第十二小学: the ordinal of a school in Chinese. */
function ordinal(n: number): string {
  if (n <= 10) return NUMERALS[n - 1]!;
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens === 1 ? '' : NUMERALS[tens - 1]}十${ones === 0 ? '' : NUMERALS[ones - 1]}`;
}

/** Names of the schools: the county town's are numbered, the first is the 实验小学; the others bear their place's name. */
export function schoolNames(sites: readonly Site[], places: PlaceNames, famous: ReadonlySet<number>): Word[] {
  const counts = new Map<string, number>();
  const next = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)!;
  };
  let experimental = false;
  const nameOf = ({ role, township, unit }: Site, school: number): Word => {
    const stem = places.townshipStems[township]!;
    const county = township === 0 ? places.county : stem;
    switch (role) {
      case 'townPrimary': {
        if (famous.has(school) && !experimental) {
          experimental = true;
          return joined(county, ['县实验小学', ' Experimental Primary School']);
        }
        const n = next(`primary ${township}`);
        return joined(county, [`县第${ordinal(n)}小学`, ` No. ${n} Primary School`]);
      }
      case 'townJunior': {
        const n = next(`junior ${township}`);
        return joined(county, [`县第${ordinal(n)}初级中学`, ` No. ${n} Junior High School`]);
      }
      case 'townNineYear': {
        const n = next(`nine ${township}`);
        const name: Word =
          n === 1
            ? ['县新城学校', ' Xincheng School']
            : [`县新城第${ordinal(n)}学校`, ` Xincheng No. ${n} School`];
        return joined(county, name);
      }
      case 'centrePrimary':
        return joined(places.townships[township]!, ['中心小学', ' Centre Primary School']);
      case 'seatJunior':
        return joined(places.townships[township]!, ['初级中学', ' Junior High School']);
      case 'seatNineYear':
        return joined(stem, ['九年制学校', ' Nine-Year School']);
      case 'villagePrimary':
        return joined(joined(stem, places.unitStems[unit]!, ' '), ['小学', ' Primary School']);
      case 'point':
        return joined(joined(stem, places.unitStems[unit]!, ' '), ['教学点', ' Teaching Point']);
    }
  };
  return sites.map(nameOf);
}
