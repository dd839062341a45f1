export { passesOnSale, searchMarketplace } from './listings.js';
