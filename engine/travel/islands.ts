import type { Meters, SchoolIndex, UnitIndex } from '../units.ts';
import { NONE } from '../units.ts';
import type { StreetGraph } from './graph.ts';
import type { Snapped } from './snap.ts';

/** A piece of the network cut off from the longest one, with those who stand on it. */
export interface Island {
  readonly piece: number;
  readonly nodes: number;
  readonly meters: Meters;
  readonly units: readonly UnitIndex[];
  readonly schools: readonly SchoolIndex[];
}

/** The piece of the network on which each place stands, NONE where it is on no street. */
export function pieceOfPlaces(graph: StreetGraph, places: Snapped): Int32Array {
  return places.segment.map((segment) =>
    segment === NONE ? NONE : graph.nodePiece[graph.segmentFrom[segment]!]!,
  );
}

/** Roads in pieces: every piece but the longest on which a unit or school stands, longest first. */
export function islandsInUse(graph: StreetGraph, unitPiece: Int32Array, schoolPiece: Int32Array): Island[] {
  const units = placesByPiece(unitPiece);
  const schools = placesByPiece(schoolPiece);
  return [...new Set([...units.keys(), ...schools.keys()])]
    .filter((piece) => piece > 0)
    .sort((a, b) => a - b)
    .map((piece) => ({
      piece,
      ...graph.pieces[piece]!,
      units: units.get(piece) ?? [],
      schools: schools.get(piece) ?? [],
    }));
}

function placesByPiece(pieces: Int32Array): Map<number, number[]> {
  const byPiece = new Map<number, number[]>();
  for (const [place, piece] of pieces.entries()) {
    const there = byPiece.get(piece);
    if (there) there.push(place);
    else byPiece.set(piece, [place]);
  }
  return byPiece;
}
