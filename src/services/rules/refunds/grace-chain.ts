import type { PassRow, World } from '../world/world.js';

/**
 * The pass that an order line issued, and the passes of grace that took over what was given back to it or to each other. All of
 * them hold money that the line brought in. The pass of the line comes first.
 */
export function passesOfLine(world: World, passId: string | null): PassRow[] {
  const issued = world.passes.get(passId ?? '');
  if (!issued) return [];
  const chain = [issued];
  const others = [...(world.passesOfCustomer.get(issued.customerId) ?? [])].flatMap((id) => world.passes.get(id) ?? []);
  // The array grows while it is walked: a pass of grace may have passes of grace itself.
  for (const { id } of chain) chain.push(...others.filter(({ graceOfId }) => graceOfId === id));
  return chain;
}

/** The pass that an order line issued: the pass itself, unless it is one of grace. */
export function issuedPass({ passes }: Pick<World, 'passes'>, pass: PassRow): PassRow {
  let issued = pass;
  while (issued.graceOfId !== null) {
    const before = passes.get(issued.graceOfId);
    if (!before) throw new Error(`pass ${issued.graceOfId}, before the pass of grace ${issued.id}, was not prefetched`);
    issued = before;
  }
  return issued;
}
