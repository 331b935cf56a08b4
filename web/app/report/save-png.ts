import { saveFile } from '../ui/save-file.ts';

/** Saves a drawing of the page as PNG, `scale` times its own size. Rejects where the browser cannot draw it. */
export async function savePng(svg: SVGSVGElement, name: string, scale = 2): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width * scale));
  copy.setAttribute('height', String(height * scale));
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
  );
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext('2d')!.drawImage(image, 0, 0);
    const picture = await new Promise<Blob | null>((drawn) => canvas.toBlob(drawn, 'image/png'));
    if (!picture) throw new Error('The browser cannot draw the picture.');
    saveFile(picture, name);
  } finally {
    URL.revokeObjectURL(url);
  }
}
