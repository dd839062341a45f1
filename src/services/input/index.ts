export { type Sought, soughtCustomers } from './customer-search.js';
export { findOrganisationId, isOrganisation } from './directory.js';
export { emailAddress } from './email-address.js';
export { CAPACITY_MAX, InputCheck, NAME_MAX_LENGTH } from './input-check.js';
export { type Creation, creates, type Keyed, rowsInOrder, setUpOnce } from './once.js';
export {
  type Page,
  type PageRequest,
  pageOf,
  pageOfEdges,
  paginate,
  readCursor,
  readPage,
  type SortValue,
  writeCursor,
} from './paging.js';
export {
  type AuditActor,
  bindTenant,
  bindTransaction,
  databaseTime,
  done,
  forkOf,
  nowOf,
  type SetUp,
  setUp,
  type Tenant,
  transact,
} from './set-up.js';
export { refuseTaken } from './taken.js';
export { checkVatRate } from './vat-rate.js';
export { visibleLine } from './visible-text.js';
