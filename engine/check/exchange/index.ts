export { checkExchange, type ExchangeVerdict } from './check-exchange.ts';
