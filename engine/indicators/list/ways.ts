import { SECONDS_PER_MINUTE } from '../../units.ts';
import type { County } from '../county.ts';
import type { Figure } from '../indicator.ts';
import { lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';
import { stageWalk, type Walk } from '../walk.ts';

/** Walk of one zone, or what keeps it from being known. */
export function walkOf(sheet: StageSheet, school: number): Walk | null {
  return sheet.zones?.[school]?.walk ?? null;
}

/** Walk of a whole stage; null without zones. */
export function walkOfStage(sheet: StageSheet): Walk | null {
  if (!sheet.zones || !sheet.ways) return null;
  return stageWalk(
    sheet.zones.map((zone) => zone.walk),
    sheet.ways,
  );
}

/** A figure of a walk: lacks travel where there is none, nobody where no child has a way. */
export function figureOf(walk: Walk | null, read: (walk: Walk) => number | null): Figure {
  if (!walk) return lack('travel');
  return read(walk) ?? lack('nobody');
}

/** An indicator's two functions over the walks of schools and stages. */
export function overWalks(read: (walk: Walk) => number | null) {
  return {
    school: (_: County, sheet: StageSheet, school: number) => figureOf(walkOf(sheet, school), read),
    stage: (_: County, sheet: StageSheet) => figureOf(walkOfStage(sheet), read),
  };
}

export function minutes(seconds: number | null): number | null {
  return seconds === null ? null : seconds / SECONDS_PER_MINUTE;
}
