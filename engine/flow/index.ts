export { type AssignmentClash, type AssignmentResult, assign } from './assignment.ts';
export type { Overfull, TransportClash } from './clash.ts';
export type { Shipment } from './shipment.ts';
export { solveTransport, type TransportOptions, type TransportResult } from './transport.ts';
export { transportBound, unitDuals } from './transport-bound.ts';
export { type TransportProblem, validateTransport } from './transport-problem.ts';
export { transportProgram } from './transport-program.ts';
