import type { View } from '../map/camera.ts';
import type { CountyMap } from '../map/county-map.ts';

/** Maps that show the same place: who is moved takes the others along. */
export class Together {
  readonly #maps = new Set<CountyMap>();
  readonly #onEnd: (view: View) => void;
  #view: View | null;
  #moving = false;

  constructor(view: View | null, onEnd: (view: View) => void) {
    this.#view = view;
    this.#onEnd = onEnd;
  }

  view(): View | null {
    return this.#view;
  }

  /** Adds a map; the answer takes it out again. */
  join(map: CountyMap): () => void {
    this.#maps.add(map);
    const follow = () => {
      // The others' own moves are echoes.
      if (this.#moving) return;
      this.#moving = true;
      const center = map.map.getCenter();
      const zoom = map.map.getZoom();
      for (const other of this.#maps) if (other !== map) other.map.jumpTo({ center, zoom });
      this.#moving = false;
    };
    const end = () => {
      if (this.#moving) return;
      this.#view = map.view();
      this.#onEnd(this.#view);
    };
    map.map.on('move', follow);
    map.map.on('moveend', end);
    return () => {
      this.#maps.delete(map);
      map.map.off('move', follow);
      map.map.off('moveend', end);
    };
  }

  flyTo(lon: number, lat: number): void {
    const [first] = this.#maps;
    first?.flyTo(lon, lat);
  }

  fit(): void {
    const [first] = this.#maps;
    first?.fit();
  }
}
