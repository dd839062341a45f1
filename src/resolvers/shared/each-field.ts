import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { Context } from '../../context.js';

type Resolve = NonNullable<GraphQLField<unknown, Context>['resolve']>;

/** A field of an object type, as a guard of fields sees it. */
export interface GuardedField {
  /** `Booking.registration`. */
  readonly coordinate: string;
  /** The type that the field leads to: the row, also where the field gives a list or a page of rows. */
  readonly rowType: string;
  /** Whether the field may not be null, so that hiding its value is a fault. */
  readonly isRequired: boolean;
  readonly resolve: Resolve;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Puts a guard before the fields that it wants to guard; for any other field it answers undefined. */
export function guardFields(schema: GraphQLSchema, guard: (field: GuardedField) => Resolve | undefined): void {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const type of types) {
    for (const field of Object.values(type.getFields())) {
      const guarded = guard({
        coordinate: `${type.name}.${field.name}`,
        rowType: getNamedType(field.type).name.replace(/Connection$/, ''),
        isRequired: isNonNullType(field.type),
        resolve: field.resolve ?? defaultFieldResolver,
        extensions: field.extensions as Readonly<Record<string, unknown>>,
      });
      if (guarded) field.resolve = guarded;
    }
  }
}
