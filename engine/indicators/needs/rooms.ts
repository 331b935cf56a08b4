import { specialRooms } from '../../measures/school-rules.ts';
import type { SchoolIndex } from '../../units.ts';
import type { County } from '../county.ts';
import { isKnown } from '../lack.ts';
import { classes } from '../list/classes.ts';
import { artRooms, musicRooms } from '../list/special-rooms.ts';
import type { StageSheet } from '../sheet.ts';
import type { PricedNeed } from './need.ts';

const ROOMS = {
  musicRooms: { en: 'Music rooms', zh: '音乐教室' },
  artRooms: { en: 'Art rooms', zh: '美术教室' },
};

/** Music or art rooms for the classes of all stages together; null where none are asked for or nothing is known. */
export function specialRoomNeed(
  county: County,
  school: SchoolIndex,
  sheets: readonly StageSheet[],
  id: 'musicRooms' | 'artRooms',
): PricedNeed | null {
  if (sheets.length === 0) return null;
  const { values } = county.policy;
  const per = values['specialRooms.perClasses'];
  const unitCost = values[`unitCost.${id}`];
  const resource = county.problem.schools[school]!.stocks[id];
  const exempt = (id === 'musicRooms' ? musicRooms : artRooms).school!(county, sheets[0]!, school) === 0;
  if (exempt || per === null || unitCost === null || resource === null) return null;
  let count = 0;
  let pupils = 0;
  for (const sheet of sheets) {
    const here = classes.school!(county, sheet, school);
    if (!isKnown(here)) return null;
    count += here;
    pupils += sheet.pupils[school]!;
  }
  const needed = specialRooms(count, per, values['specialRooms.rounding'] ?? 'ceiling');
  if (needed === 0 || !(pupils > 0)) return null;
  const key = `${county.problem.schools[school]!.id}/${id}`;
  return {
    id: key,
    school,
    resource,
    name: ROOMS[id],
    unit: 'rooms',
    pupils,
    perPupil: needed / pupils,
    unitCost,
    lot: 1,
  };
}

const CLASSROOMS = { en: 'Classrooms', zh: '普通教室' };

/**
 * Classrooms for the classes under the cap, as many as the site can carry, at the school's own cost of expansion; null where there
 * are enough, or size or cost is not known.
 */
export function classroomNeed(county: County, school: SchoolIndex): PricedNeed | null {
  const room = county.rooms[school];
  const { id, expansionCost, maxClassrooms } = county.problem.schools[school]!;
  if (!room || room.classes === null || room.classrooms === null || expansionCost === null) return null;
  const needed = Math.min(room.classes, maxClassrooms ?? room.classes);
  if (needed <= room.classrooms || !(expansionCost > 0)) return null;
  return {
    id: `${id}/classrooms`,
    school,
    resource: room.classrooms,
    name: CLASSROOMS,
    unit: 'rooms',
    pupils: room.pupils,
    perPupil: needed / room.pupils,
    unitCost: expansionCost,
    lot: 1,
  };
}
