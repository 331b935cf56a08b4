export { checkExchange, type ExchangeVerdict } from './check-exchange.ts';
export { checkExchangePlan, type ExchangeReport } from './check-plan.ts';
