export { generateCounty } from './county.ts';
export { DEMO } from './demo.ts';
export { generateTo } from './generate-to.ts';
export {
  type CountyOptions,
  DEFAULT_BASE_YEAR,
  DEFAULT_PROJECTED_YEARS,
  FEWEST_SCHOOLS,
  FEWEST_UNITS_PER_SCHOOL,
  type OptionFault,
  optionFaults,
} from './options.ts';
