import type { Column } from './table.ts';

export function text(id: string, en: string, zh: string): Column {
  return { id, header: { en, zh }, kind: 'text' };
}

export function number(id: string, en: string, zh: string, decimals = 0): Column {
  return { id, header: { en, zh }, kind: 'number', decimals };
}

export function share(id: string, en: string, zh: string, decimals = 0): Column {
  return { id, header: { en, zh }, kind: 'share', decimals };
}
