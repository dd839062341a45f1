import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type * as rows from '../../entities/index.js';
import { Pass } from '../../schema/objects/passes.js';
import { Booking } from '../../schema/objects/registrations.js';
import { Scanned } from '../../schema/passes/scanned.js';
import { decodeId } from '../../schema/shared/ids.js';
import { Access, STAFF } from '../shared/access.js';
import { seen, seenByKey } from '../shared/reading.js';

/** Codes that the desk scans. */
@Resolver(() => Pass)
export class PassScanResolver {
  @Access({ ...STAFF, scope: 'ANY' })
  @Query(() => Scanned, {
    nullable: true,
    description:
      'The pass or booking of a scanned code, or of its id. Spaces, dashes and small letters in the code do not matter. ' +
      'Null for an unknown code, for what the viewer may not see, and for everybody but staff.',
  })
  async scanned(
    @Ctx() context: Context,
    @Arg('code', () => String, { description: 'The `scanCode` of a pass or a booking, or the id of one.' }) code: string,
  ): Promise<rows.Pass | rows.Booking | null> {
    const { type } = decodeId(code.trim()) ?? {};
    if (type === 'Pass' || type === 'Booking') return seen(context, type, code.trim());
    const named = context.services.scanCodes.read(context.tenantId(), code);
    return named ? seenByKey(context, named.type, named.id) : null;
  }

  @FieldResolver(() => String, { description: 'The code to print or to show as a QR code. `scanned` finds the pass by it.' })
  scanCode(@Root() { organisationId, id }: rows.Pass, @Ctx() { services }: Context): string {
    return services.scanCodes.codeOf('Pass', organisationId, id);
  }
}

@Resolver(() => Booking)
export class BookingScanResolver {
  @FieldResolver(() => String, { description: 'The code to print or to show as a QR code. `scanned` finds the booking by it.' })
  scanCode(@Root() { organisationId, id }: rows.Booking, @Ctx() { services }: Context): string {
    return services.scanCodes.codeOf('Booking', organisationId, id);
  }
}
