import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapColours } from '../theme/map-colours.ts';

/** Stages a school teaches, as a shape: primary round, junior square, both a rounded house. */
export type SchoolShape = 'primary' | 'junior' | 'both';
export type SchoolRank = 'large' | 'medium' | 'small';
/** Whether it takes pupils, and how full it is: `of8` eighths of its room, `over` beyond it. */
export type SchoolState =
  | 'candidate'
  | 'closed'
  | 'unknown'
  | 'over'
  | `of${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

export function iconName(shape: SchoolShape, rank: SchoolRank, state: SchoolState): string {
  return `school-${shape}-${rank}-${state}`;
}

/** How full a school is, for its picture. */
export function stateOf(utilisation: number | null): SchoolState {
  if (utilisation === null) return 'unknown';
  if (utilisation > 1) return 'over';
  return `of${Math.floor(utilisation * 8) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
}

const PIXELS: Readonly<Record<SchoolRank, number>> = { large: 20, medium: 16, small: 11 };
const SCALE = 2;

/** Draws pictures of schools when the map asks for one: a vessel that is as full as the school. */
export function addSchoolIcons(map: MapLibreMap, colours: () => MapColours): void {
  map.setMissingStyleImageResolver((id) => {
    const found = /^school-(primary|junior|both)-(large|medium|small)-(\w+)$/.exec(id);
    if (!found || map.hasImage(id)) return;
    const [, shape, rank, state] = found as unknown as [string, SchoolShape, SchoolRank, SchoolState];
    map.addImage(id, picture(shape, rank, state, colours()), { pixelRatio: SCALE });
  });
}

/** Takes the pictures away, so that they are drawn anew in other colours. */
export function dropSchoolIcons(map: MapLibreMap): void {
  for (const id of map.listImages()) if (id.startsWith('school-')) map.removeImage(id);
}

/** One picture, for the map and its legend. */
export function picture(
  shape: SchoolShape,
  rank: SchoolRank,
  state: SchoolState,
  { label, bad, halo }: MapColours,
): ImageData {
  const size = PIXELS[rank];
  const edge = (size + 6) * SCALE;
  const canvas = document.createElement('canvas');
  canvas.width = edge;
  canvas.height = edge;
  const draw = canvas.getContext('2d')!;
  draw.scale(SCALE, SCALE);
  draw.translate(3, 3);
  const dark = halo.startsWith('rgba(15');
  const ground = dark ? '#141b1f' : '#ffffff';
  const outline = state === 'over' ? bad : label;
  outlineOf(draw, shape, size);
  draw.lineWidth = 4;
  draw.strokeStyle = ground;
  draw.stroke();
  draw.fillStyle = ground;
  draw.fill();
  if (state === 'closed') {
    draw.lineWidth = 1.5;
    draw.strokeStyle = dark ? '#9aa4a7' : '#70777a';
    draw.stroke();
    draw.beginPath();
    draw.moveTo(size * 0.28, size * 0.28);
    draw.lineTo(size * 0.72, size * 0.72);
    draw.moveTo(size * 0.72, size * 0.28);
    draw.lineTo(size * 0.28, size * 0.72);
    draw.stroke();
    return draw.getImageData(0, 0, edge, edge);
  }
  draw.save();
  draw.clip();
  const share = state === 'over' ? 1 : state.startsWith('of') ? Number(state.slice(2)) / 8 : 0;
  draw.fillStyle = state === 'over' ? bad : dark ? '#7fb8c9' : '#3d6474';
  draw.fillRect(0, size * (1 - share), size, size);
  draw.restore();
  outlineOf(draw, shape, size);
  draw.lineWidth = 1.6;
  draw.strokeStyle = outline;
  if (state === 'candidate') draw.setLineDash([2.5, 2]);
  draw.stroke();
  draw.setLineDash([]);
  if (state === 'over' && rank !== 'small') {
    draw.fillStyle = ground;
    draw.font = `700 ${size * 0.7}px sans-serif`;
    draw.textAlign = 'center';
    draw.textBaseline = 'middle';
    draw.fillText('!', size / 2, size * 0.54);
  }
  return draw.getImageData(0, 0, edge, edge);
}

function outlineOf(draw: CanvasRenderingContext2D, shape: SchoolShape, size: number): void {
  draw.beginPath();
  if (shape === 'primary') draw.arc(size / 2, size / 2, size / 2, 0, Math.PI * 2);
  else if (shape === 'junior') draw.roundRect(size * 0.05, size * 0.05, size * 0.9, size * 0.9, 1.5);
  else {
    draw.moveTo(size / 2, -size * 0.08);
    draw.lineTo(size * 1.04, size * 0.38);
    draw.lineTo(size * 0.9, size);
    draw.lineTo(size * 0.1, size);
    draw.lineTo(-size * 0.04, size * 0.38);
    draw.closePath();
  }
}
