import type { Modification } from '../modification.ts';
import { changeLimit } from './change-limit.ts';
import { closeSchool } from './close-school.ts';
import { convertSchool } from './convert-school.ts';
import { expandSchool } from './expand-school.ts';
import { forbidMove } from './forbid-move.ts';
import { keepTogether } from './keep-together.ts';
import { leaveForTown } from './leave-for-town.ts';
import { lockUnit } from './lock-unit.ts';
import { mergeSchools } from './merge-schools.ts';
import { newHousing } from './new-housing.ts';
import { openSite } from './open-site.ts';
import { pinTeacher } from './pin-teacher.ts';
import { projectPupils } from './project-pupils.ts';
import { runBus } from './run-bus.ts';
import { scalePupils } from './scale-pupils.ts';
import { setYear } from './set-year.ts';

/** Every kind of modification that a scenario may hold. */
export const MODIFICATIONS: readonly Modification[] = [
  closeSchool,
  openSite,
  expandSchool,
  mergeSchools,
  convertSchool,
  lockUnit,
  keepTogether,
  runBus,
  changeLimit,
  scalePupils,
  leaveForTown,
  newHousing,
  projectPupils,
  setYear,
  pinTeacher,
  forbidMove,
];
