import type { Language } from '../../problem/index.ts';
import { escapeHtml } from './escape.ts';

/** One self-contained page for screen and A4: own style, nothing loaded, no script. `body` is HTML. */
export function htmlPage(title: string, language: Language, body: string): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const STYLE = `
@page { size: A4; margin: 16mm 14mm; }
:root { --ink: #1c2430; --soft: #5b6675; --line: #d5dae1; --good: #1b7a3d; --bad: #b3261e; --part: #8a5a00; --open: #5b6675; --bar: #2f6db3; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; padding: 8mm 4mm; color: var(--ink); background: #fff; font: 10.5pt/1.5 system-ui, "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 18pt; line-height: 1.3; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 8mm 0 2mm; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2mm; }
.sub, .note { color: var(--soft); font-size: 9pt; }
.verdict { border-left: 2mm solid var(--open); background: #f4f6f8; padding: 3mm 4mm; margin: 5mm 0; font-size: 12pt; }
.verdict.met { border-color: var(--good); } .verdict.notMet { border-color: var(--bad); }
table { width: 100%; border-collapse: collapse; font-size: 8.5pt; line-height: 1.35; }
thead { display: table-header-group; }
section:has(> h3) table { table-layout: fixed; }
h3 + table th:nth-child(1) { width: 19%; } h3 + table th:nth-child(2) { width: 13%; } h3 + table th:nth-child(3) { width: 12.5%; }
h3 + table th:nth-child(4) { width: 11%; } h3 + table th:nth-child(5) { width: 12%; } h3 + table th:nth-child(6) { width: 10.5%; }
h3 + table th:nth-child(7) { width: 14%; } h3 + table th:nth-child(8) { width: 8%; }
table.wide { font-size: 7pt; } table.wide th { min-width: 9mm; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1mm 1.5mm; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { border-bottom: 1px solid var(--ink); font-weight: 600; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
td:first-child { min-width: 16mm; }
td.n:not(.t) { white-space: nowrap; }
.w { white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; } .part { color: var(--part); font-weight: 600; } .open { color: var(--open); }
figure { margin: 4mm 0 6mm; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: 1mm; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 11px; fill: var(--ink); paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
`;
