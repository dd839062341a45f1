import type { Context } from '../../context.js';
import { ORDER_LINES_MAX, type OrderLineInput } from '../../schema/selling/order-inputs.js';
import { type OrderLineSpec, uuidv7 } from '../../services/engine/index.js';
import { InputCheck, NAME_MAX_LENGTH } from '../../services/input/index.js';
import { hashOfGiftCode } from '../../services/selling/gift-codes.js';
import { keyOf } from '../shared/reading.js';
import type { Checked } from './desk-sale.js';

/** The lines of an order as the engine takes them. Each says one thing only: a pass, a seat or a registration. */
export function linesOf(context: Context, inputs: readonly OrderLineInput[]): Checked<OrderLineSpec[]> {
  const check = new InputCheck('');
  if (inputs.length === 0) check.invalid('lines', 'REQUIRED');
  check.list('lines', inputs, ORDER_LINES_MAX);
  const value = inputs.flatMap((line, at): OrderLineSpec[] => {
    const spec = lineOf(context, line, check, `lines.${at}`);
    return spec ? [spec] : [];
  });
  return { value, refusals: check.refusals };
}

function lineOf(context: Context, line: OrderLineInput, check: InputCheck, field: string): OrderLineSpec | undefined {
  const named = [line.productId, line.sessionId, line.registration].filter((part) => part != null);
  if (named.length === 0) check.invalid(`${field}.productId`, 'REQUIRED');
  if (named.length > 1) check.invalid(field, 'UNEXPECTED');
  if (named.length !== 1) return undefined;
  if (line.productId != null) return passLine(context, line, line.productId, check, field);
  const unexpected = (
    [
      ...['customerId', 'gift', 'registrationLine'],
      ...(line.sessionId == null ? ['registrationId'] : []),
    ] as (keyof OrderLineInput)[]
  ).filter((key) => line[key] != null);
  for (const key of unexpected) check.invalid(`${field}.${key}`, 'UNEXPECTED');
  if (line.registration) {
    const attendeeId = keyOf(context, 'Attendee', line.registration.attendeeId);
    return { kind: 'REGISTRATION', attendeeId, groupId: keyOf(context, 'Group', line.registration.groupId) };
  }
  if (line.registrationId == null) {
    check.invalid(`${field}.registrationId`, 'REQUIRED');
    return undefined;
  }
  const registrationId = keyOf(context, 'Registration', line.registrationId);
  return { kind: 'SESSION', sessionId: keyOf(context, 'Session', line.sessionId ?? ''), registrationId };
}

function passLine(context: Context, line: OrderLineInput, product: string, check: InputCheck, field: string): OrderLineSpec {
  const productId = keyOf(context, 'PassProduct', product);
  const registrationId = line.registrationId == null ? null : keyOf(context, 'Registration', line.registrationId);
  const customerId = line.customerId == null ? null : keyOf(context, 'Customer', line.customerId);
  const { registrationLine = null } = line;
  const isNamed = line.gift != null || registrationLine !== null;
  if (isNamed && registrationId !== null) check.invalid(`${field}.registrationId`, 'UNEXPECTED');
  if (isNamed && customerId !== null) check.invalid(`${field}.customerId`, 'UNEXPECTED');
  if (!line.gift) return { kind: 'PASS', productId, registrationId, registrationLine, customerId, gift: null };
  if (registrationLine !== null) check.invalid(`${field}.registrationLine`, 'UNEXPECTED');
  const to = line.gift.to == null ? null : check.text(`${field}.gift.to`, line.gift.to, NAME_MAX_LENGTH);
  const email = line.gift.email == null ? null : check.email(`${field}.gift.email`, line.gift.email);
  const lineId = uuidv7();
  const codeHash = hashOfGiftCode(context.services.giftCodes.codeOf(lineId));
  return { kind: 'PASS', productId, registrationId: null, customerId: null, gift: { lineId, codeHash, to, email } };
}

/** Lines without what is made up anew each time: by these the same request is known again. */
export const meantLines = (lines: readonly OrderLineSpec[]): OrderLineSpec[] =>
  lines.map((line) => (line.kind === 'PASS' && line.gift ? { ...line, gift: { ...line.gift, lineId: '', codeHash: '' } } : line));
