/** Pages without a map, and maps that cannot be drawn, keep nobody waiting longer. */
const PATIENCE_MS = 4000;

let told = () => {};
const drawn = new Promise<void>((resolve) => {
  told = resolve;
});

/** The first map of this visit stands. */
export function pictureStands(): void {
  told();
}

/** Settles when the first map stands, so that nothing else takes the machine or the line from it. */
export function firstPicture(): Promise<void> {
  return Promise.race([drawn, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
