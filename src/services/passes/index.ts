export { PassEnds } from './pass-ends.js';
export { type CreatePassProduct, createPassProduct, updatePassProduct } from './products.js';
export { ScanCodes } from './scan-codes.js';
