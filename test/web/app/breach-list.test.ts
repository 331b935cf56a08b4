import { expect, test } from 'vitest';
import type { LiveBreach } from '../../../engine/live.ts';
import { Random } from '../../../engine/random.ts';
import { BreachReader, BreachSender } from '../../../web/app/worker/breach-list.ts';

const breach = (excess: number): LiveBreach => ({
  rule: 'reach',
  stage: null,
  school: 0,
  units: [],
  excess,
  unit: 'units',
  needed: 0,
  available: 0,
});

test('lists of breaches arrive as they were sent, and only what is new goes over', () => {
  const random = new Random(5);
  const [sender, reader] = [new BreachSender(), new BreachReader()];
  const all = Array.from({ length: 60 }, (_, i) => breach(i));
  let before: readonly LiveBreach[] = [];
  let [sent, told] = [0, 0];
  for (let round = 0; round < 200; round++) {
    // Some go, some come back, and the order changes.
    const list = all.filter(() => random.uint32() % 4 > 0).toSorted(() => (random.uint32() % 3) - 1);
    const packed = structuredClone(sender.list(list));
    expect(reader.read(packed)).toEqual(list);
    const news = list.filter((one) => !before.includes(one)).length;
    expect(packed.fresh).toHaveLength(news);
    sent += packed.fresh.length;
    told += list.length;
    before = list;
  }
  expect(told).toBeGreaterThan(5000);
  expect(sent).toBeLessThan(told / 2);
});
