export { Columns } from './Columns.tsx';
export { Curves, type Point } from './Curves.tsx';
export { type DotRow, Dots } from './Dots.tsx';
export type { Words } from './Frame.tsx';
export { type Series, seriesColor } from './series.tsx';
