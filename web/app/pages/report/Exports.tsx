import type { Run } from '../../../shared/index.ts';
import { api } from '../../data/api.ts';
import { exportWords, reportWords as w } from '../../i18n/report.ts';
import { useText } from '../../i18n/text.ts';
import { savePng } from '../../report/save-png.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Files of other tools, made when they are asked for. */
const FORMATS = ['geopackage', 'shapefile', 'geojson', 'xlsx', 'csv', 'travel'] as const;

/** Files of the other language stay away, so that the list is short. */
function isForeign(name: string, language: string): boolean {
  return /\.(?:zh|en)\./.test(name) && !name.includes(`.${language}.`);
}

/** Everything that a plan can be taken away as. */
export function Exports({ run }: { run: Run }) {
  const { t, language } = useText();
  const files = run.files.filter(({ name }) => !isForeign(name, language));
  const png = async () => {
    for (const svg of document.querySelectorAll<SVGSVGElement>('svg.p-map'))
      await savePng(svg, `${svg.id}.png`);
  };
  return (
    <details className="k-chooser p-exports">
      <summary className="u-button">
        <Icon name="download" /> {t(w.exports)}
      </summary>
      <fieldset>
        <legend className="sr-only">{t(w.exports)}</legend>
        <button type="button" onClick={() => void png()}>
          {t(w.mapPng)}
        </button>
        {FORMATS.map((format) => (
          <a
            key={format}
            href={api.url('exportRun', { params: { run: run.id, format }, query: { lang: language } })}
            download
          >
            {t(exportWords[format])}
          </a>
        ))}
        {files.map(({ name, bytes }) => (
          <a key={name} href={api.url('readRunFile', { params: { run: run.id, file: name } })} download>
            {name} <small>{Math.ceil(bytes / 1024)} kB</small>
          </a>
        ))}
      </fieldset>
    </details>
  );
}
