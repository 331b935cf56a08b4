import type { ExchangeOptions } from '../plan/index.ts';

/** Exchange options with the decisions that a scenario fixes; on one teacher the options have the last word. */
export function withDecisions(
  options: ExchangeOptions,
  { pins, forbidden }: Pick<ExchangeOptions, 'pins' | 'forbidden'>,
): ExchangeOptions {
  const own = new Set(options.pins.map(({ teacher }) => teacher));
  return {
    ...options,
    pins: [...pins.filter(({ teacher }) => !own.has(teacher)), ...options.pins],
    forbidden: [...forbidden, ...options.forbidden],
  };
}
