export { smallestClash } from './clash.ts';
export { type ExchangeFault, faultsOf } from './faults.ts';
export { compileModel } from './model/compile.ts';
export type { ExchangeModel } from './model/model.ts';
export { everybody, programOf } from './model/program.ts';
export { type SubjectBalance, subjectBalances } from './outputs/balances.ts';
export { enrolmentsOf } from './outputs/chain.ts';
export { decisionsOf } from './outputs/decisions.ts';
export {
  explainTeacher,
  type SchoolExplanation,
  type TeacherExplanation,
} from './outputs/explain-teacher.ts';
export { explainTeacherUnder } from './outputs/explain-under.ts';
export { movesOf } from './outputs/moves.ts';
export { type StaffRow, staffList } from './outputs/staff-list.ts';
export { type ThreeStates, threeStates } from './outputs/three-states.ts';
export { type RosterNote, rosterNotes, rosterNoteText } from './roster-notes.ts';
export { ExchangeState } from './search/state.ts';
export { type ExchangeAnswer, type ExchangeSetting, solveExchange } from './solve.ts';
export { type Context, contextOf } from './task/context.ts';
