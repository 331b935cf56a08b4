/** A browser may still be reading a file some time after the click that saves it. */
const READ_MS = 60_000;

/** Hands a file to the browser, which saves it under this name. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.hidden = true;
  // A link that is not in the page may be thrown away, and its name with it, before the browser has begun.
  document.body.append(link);
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
    link.remove();
  }, READ_MS);
}
