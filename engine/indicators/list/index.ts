import type { Indicator } from '../indicator.ts';
import { beyondRoom } from './beyond-room.ts';
import { boarders } from './boarders.ts';
import { changed } from './changed.ts';
import { classSize } from './class-size.ts';
import { classes } from './classes.ts';
import { classesOverCap } from './classes-over-cap.ts';
import { coefficients } from './coefficient.ts';
import { composite } from './composite.ts';
import { cutOff } from './cut-off.ts';
import { backboneExchange, exchangeRate } from './exchange.ts';
import { ruralUrban, villageCentre } from './group-ratios.ts';
import { inRadius } from './in-radius.ts';
import { largeClasses, veryLargeClasses } from './large-classes.ts';
import { largestClass } from './largest-class.ts';
import { leakage } from './leakage.ts';
import { longestWay } from './longest-way.ts';
import { meanWay } from './mean-way.ts';
import { migrants } from './migrants.ts';
import { noWay } from './no-way.ts';
import { p95Way } from './p95-way.ts';
import { pupils } from './pupils.ts';
import { ratios } from './ratio.ts';
import { reported } from './reported.ts';
import { resultsSpread } from './results-spread.ts';
import { runningFund } from './running-fund.ts';
import { schoolChoice } from './school-choice.ts';
import { schoolRule } from './school-rule.ts';
import { schoolSize } from './school-size.ts';
import { schoolsMeeting } from './schools-meeting.ts';
import { seatsPerThousand } from './seats-per-thousand.ts';
import { shortfalls } from './shortfall.ts';
import { artRooms, musicRooms } from './special-rooms.ts';
import { staffBalance, staffQuota } from './staff-quota.ts';
import { certified, classHeads } from './staff-shares.ts';
import { subjectGap } from './subject-gap.ts';
import { townshipDispersion } from './township-dispersion.ts';
import { unsafeArea } from './unsafe-area.ts';
import { utilisation } from './utilisation.ts';
import { withinLimit } from './within-limit.ts';
import { youngBeyond } from './young-beyond.ts';
import { zonedEntry } from './zoned-entry.ts';

/** Every indicator, in the order in which reports show them. */
export const INDICATORS: readonly Indicator[] = [
  pupils,
  classes,
  classSize,
  largestClass,
  classesOverCap,
  largeClasses,
  veryLargeClasses,
  schoolSize,
  utilisation,
  beyondRoom,
  meanWay,
  p95Way,
  longestWay,
  withinLimit,
  youngBeyond,
  noWay,
  inRadius,
  cutOff,
  changed,
  zonedEntry,
  schoolChoice,
  leakage,
  migrants,
  boarders,
  ...ratios,
  ...shortfalls,
  schoolsMeeting,
  schoolRule,
  musicRooms,
  artRooms,
  unsafeArea,
  runningFund,
  seatsPerThousand,
  staffQuota,
  staffBalance,
  subjectGap,
  certified,
  classHeads,
  exchangeRate,
  backboneExchange,
  ...coefficients,
  composite,
  ...ruralUrban,
  ...villageCentre,
  ...townshipDispersion,
  ...reported,
  resultsSpread,
];
