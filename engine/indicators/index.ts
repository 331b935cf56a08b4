export { unitsCutOff } from './cut-off.ts';
export { type Asked, type StageBand, type StageDemand, stageDemand } from './demand.ts';
export { type Placement, placement, placementInForce, placementOfPlan, zoneMembers } from './placement.ts';
export { type Room, roomOf } from './room.ts';
export { enrolledRoster, placedRoster, type Roster } from './roster.ts';
export {
  meanSeconds,
  pupilsBeyond,
  stageWalk,
  TimeHistogram,
  type Walk,
  waySeconds,
  zoneWalk,
} from './walk.ts';
