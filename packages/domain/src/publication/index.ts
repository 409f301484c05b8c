/** What is shown to the public. Beside the domain's main door, because it brings schemas that the first view does not need. */
export { checkPublication, type Publishable } from './check-catalog.ts';
export { PublicationCatalog, type SensitiveMeasure } from './model.ts';
export { type Change, changeOfRate, changeOfTable, type Rate, rateMayBeShown } from './protect.ts';
