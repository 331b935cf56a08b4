import type { Text } from '../i18n/text.ts';
import type { LiveBreach } from '../worker/protocol.ts';

interface Names {
  readonly school: (index: number) => Text;
  readonly unit: (index: number) => Text;
}

const MOST_NAMED = 4;

/** A breach as a sentence with its numbers and names. */
export function problemText(one: LiveBreach, { school, unit }: Names): Text {
  if (one.text) return one.text;
  const its = one.school >= 0 ? school(one.school) : { zh: '', en: '' };
  const who = one.units.length > 0 ? listed(one.units, unit) : { zh: '', en: '' };
  switch (one.rule) {
    case 'assigned':
      return one.school < 0
        ? { zh: `${who.zh}没有学校`, en: `${who.en} has no school` }
        : { zh: `${who.zh}划入的${its.zh}不招生`, en: `${who.en} goes to ${its.en}, which takes no pupils` };
    case 'capacity':
      return one.unit === 'classes'
        ? {
            zh: `${its.zh}需 ${one.needed} 个班，可用教室 ${one.available} 间`,
            en: `${its.en} needs ${one.needed} classes and has ${one.available} rooms`,
          }
        : {
            zh: `${its.zh}有 ${one.needed} 名学生，学位 ${one.available} 个`,
            en: `${its.en} has ${one.needed} pupils on ${one.available} seats`,
          };
    case 'boardingPlaces':
      return {
        zh: `${its.zh}需寄宿 ${one.needed} 人，床位 ${one.available} 个`,
        en: `${its.en} has ${one.needed} boarders for ${one.available} beds`,
      };
    case 'contiguity':
      return {
        zh: `${its.zh}：${who.zh}与学校不相连`,
        en: `${its.en}: ${who.en} ${one.units.length === 1 ? 'is' : 'are'} cut off`,
      };
    case 'walkingLimit':
      return {
        zh: `${who.zh}到${its.zh} ${minutes(one.needed)} 分钟，上限 ${minutes(one.available)} 分钟`,
        en: `${who.en} to ${its.en} takes ${minutes(one.needed)} min, limit ${minutes(one.available)}`,
      };
    case 'reach':
      return { zh: `${who.zh}到${its.zh}没有已知道路`, en: `No known way from ${who.en} to ${its.en}` };
    case 'lock':
      return { zh: `${who.zh}应锁定在${its.zh}`, en: `${who.en} is locked to ${its.en}` };
    case 'anchor':
      return {
        zh: `${its.zh}就在${who.zh}，应划入该校`,
        en: `${its.en} stands in ${who.en}, which must be its own`,
      };
    default:
      return { zh: `${who.zh}应同校`, en: `${who.en} must share one school` };
  }
}

/** To the tenth, and never so that something over its limit reads as equal to it. */
function minutes(seconds: number): string {
  return (Math.ceil(seconds / 6) / 10).toString();
}

function listed(units: readonly number[], name: (unit: number) => Text): Text {
  const names = units.slice(0, MOST_NAMED).map(name);
  const more = units.length - names.length;
  return {
    zh: names.map(({ zh }) => zh).join('、') + (more > 0 ? `等 ${units.length} 处` : ''),
    en: names.map(({ en }) => en).join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
}
