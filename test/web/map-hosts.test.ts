import { expect, test } from 'vitest';
import { mapHostsOf } from '../../web/server/http/map-hosts.ts';

const cookie = (hosts: string) => ({ cookie: `a=b; junheng-map=${encodeURIComponent(hosts)}` });

test('a reader’s base map admits plain origins, and nothing that would change the policy', () => {
  const good = [
    'https://tiles.example.org',
    'https://t0.tianditu.gov.cn',
    'https://maps.example.org:8443',
    'http://127.0.0.1:8080',
  ];
  expect(mapHostsOf(cookie(good.join(' ')))).toEqual(good);
  const bad = [
    '*',
    'https://*',
    'https:',
    'data:',
    "'unsafe-inline'",
    'http://tiles.example.org',
    'https://a.org/path',
    'https://a.org;script-src',
    'https://a.org,https://b.org',
    'https://',
    'https://a..org',
    'javascript:alert(1)',
    'http://localhost.example.org',
  ];
  for (const one of bad) expect(mapHostsOf(cookie(one))).toEqual([]);
  expect(mapHostsOf({})).toEqual([]);
  expect(mapHostsOf({ cookie: 'junheng-map=%' })).toEqual([]);
  expect(
    mapHostsOf(cookie(Array.from({ length: 30 }, (_, k) => `https://h${k}.org`).join(' '))),
  ).toHaveLength(20);
});
