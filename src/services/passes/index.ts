export { archivePassProduct, type CreatePassProduct, createPassProduct, updatePassProduct } from './products.js';
