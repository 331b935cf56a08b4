export { indicatorsJson } from '../report/indicators-json.ts';
