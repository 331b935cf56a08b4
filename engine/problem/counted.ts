/** `1 classroom`, `3 classrooms`: a count with its noun in an English sentence. `many` where an s is not enough. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
