export { checkExchange, type ExchangeVerdict } from './check-exchange.ts';
export { checkExchangePlan, type ExchangeReport } from './check-plan.ts';
export { violationText } from './rule-words.ts';
