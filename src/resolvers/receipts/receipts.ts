import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import {
  Receipt,
  ReceiptBuyer,
  ReceiptConnection,
  ReceiptLine,
  ReceiptPayment,
  ReceiptSeller,
  ReceiptVat,
} from '../../schema/objects/receipts.js';
import { Viewer } from '../../schema/objects/viewer.js';
import { PageArgs } from '../../schema/shared/connection.js';
import { encodeId } from '../../schema/shared/ids.js';
import { Money, money } from '../../schema/shared/money.js';
import { LocalDate } from '../../schema/shared/scalars.js';
import type { Page } from '../../services/input/index.js';
import { searchReceipts } from '../../services/reads/index.js';
import type { ReceiptContent } from '../../services/receipts/index.js';
import { Access, DESK, DESK_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { keyOf, readsOf, seen } from '../shared/reading.js';

const contentOf = ({ content }: rows.Receipt): ReceiptContent => content as ReceiptContent;

@Resolver(() => Receipt)
export class ReceiptResolver {
  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Query(() => Receipt, { nullable: true, description: 'A receipt. Null for everybody but its buyer and the desk.' })
  receipt(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Receipt | null> {
    return seen(context, 'Receipt', id);
  }

  @Access(withScope(DESK, 'SALES_READ'))
  @Query(() => ReceiptConnection, {
    nullable: true,
    description: 'The receipts and credit notes of the organisation, newest first. Null for callers who may not see them.',
  })
  async receipts(
    @Ctx() context: Context,
    @Arg('customerId', () => ID, { nullable: true, description: 'Only documents of this customer.' })
    customerId: string | null | undefined,
    @Arg('number', () => String, { nullable: true, description: 'Only the document with this number, such as `2026-000123`.' })
    number: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Receipt>> {
    const customer = customerId == null ? undefined : keyOf(context, 'Customer', customerId);
    return searchReceipts(await readsOf(context), { customerId: customer, number: number ?? undefined }, page);
  }

  @FieldResolver(() => String, { description: 'Its number, gapless in each organisation and year.' })
  number(@Root() receipt: rows.Receipt): string {
    return contentOf(receipt).number;
  }

  @FieldResolver(() => LocalDate, { description: 'The day of issue, in the organisation’s time zone.' })
  issuedOn(@Root() receipt: rows.Receipt): string {
    return contentOf(receipt).issuedOn;
  }

  @FieldResolver(() => Money, { description: 'The amount paid. For a credit note the amount given back, below zero.' })
  total(@Root() receipt: rows.Receipt): Money {
    const { totalMinor, currency } = contentOf(receipt);
    return money(totalMinor, currency);
  }

  @FieldResolver(() => ReceiptSeller, { description: 'The seller.' })
  seller(@Root() receipt: rows.Receipt): ReceiptSeller {
    return contentOf(receipt).seller;
  }

  @FieldResolver(() => ReceiptBuyer, { nullable: true, description: 'The buyer; null if the sale had no customer.' })
  buyer(@Root() receipt: rows.Receipt): ReceiptBuyer | null {
    return contentOf(receipt).buyer;
  }

  @FieldResolver(() => [ReceiptLine], { description: 'The items bought or refunded.' })
  lines(@Root() receipt: rows.Receipt): ReceiptLine[] {
    const { lines, currency } = contentOf(receipt);
    return lines.map(({ unitPriceMinor, discountMinor, amountMinor, ...line }) => ({
      ...line,
      unitPrice: money(unitPriceMinor, currency),
      discount: money(discountMinor, currency),
      amount: money(amountMinor, currency),
    }));
  }

  @FieldResolver(() => [ReceiptVat], { description: 'The VAT included, by rate, the highest first.' })
  vat(@Root() receipt: rows.Receipt): ReceiptVat[] {
    const { vat, currency } = contentOf(receipt);
    return vat.map(({ vatBps, baseMinor, taxMinor, grossMinor }) => ({
      vatBps,
      base: money(baseMinor, currency),
      tax: money(taxMinor, currency),
      gross: money(grossMinor, currency),
    }));
  }

  @FieldResolver(() => [ReceiptPayment], { description: 'The payments or refunds, by method.' })
  payments(@Root() receipt: rows.Receipt): ReceiptPayment[] {
    const { payments, currency } = contentOf(receipt);
    const optional = (minor: number | null) => (minor === null ? null : money(minor, currency));
    return payments.map(({ method, amountMinor, tenderedMinor, changeMinor }) => ({
      method,
      amount: money(amountMinor, currency),
      tendered: optional(tenderedMinor),
      change: optional(changeMinor),
    }));
  }

  @FieldResolver(() => Boolean, { description: 'Whether it was paid in the sandbox. If so, no money moved.' })
  isTest(@Root() receipt: rows.Receipt): boolean {
    return contentOf(receipt).isTest;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The reason of the refund; null on a receipt.' })
  reason(@Root() receipt: rows.Receipt): string | null {
    return contentOf(receipt).reason;
  }

  @FieldResolver(() => Receipt, { nullable: true, description: 'The receipt that the credit note corrects; null on a receipt.' })
  async corrects(@Root() receipt: rows.Receipt, @Ctx() context: Context): Promise<Receipt | null> {
    const reads = await readsOf(context);
    return receipt.correctsId == null ? null : reads.existing(rows.Receipt, receipt.correctsId);
  }

  @FieldResolver(() => [Receipt], { description: 'The credit notes that correct it, oldest first.' })
  async creditNotes(@Root() receipt: rows.Receipt, @Ctx() context: Context): Promise<Receipt[]> {
    const reads = await readsOf(context);
    return reads.creditNotesOfReceipt.load(receipt.id);
  }

  @FieldResolver(() => String, {
    description: 'The address of its PDF. It works for one hour, for anybody who has it, so do not store it.',
  })
  pdfUrl(@Root() { id, organisationId }: rows.Receipt, @Ctx() { services }: Context): string {
    return services.receiptLinks.urlOf(encodeId('Receipt', organisationId, id));
  }
}

@Resolver(() => Viewer)
export class ViewerReceiptsResolver {
  @FieldResolver(() => ReceiptConnection, {
    nullable: true,
    description: 'The receipts and credit notes of the customer that the viewer is, newest first. Null for other viewers.',
  })
  async receipts(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Receipt> | null> {
    const { viewer } = context;
    return viewer.kind === 'CUSTOMER' ? searchReceipts(await readsOf(context), { customerId: viewer.customerId }, page) : null;
  }
}
