/** One side of a comparison: what it does in a round, and how much of it a second. */
export interface Side {
  readonly name: string;
  /** @param round 0 is the warm-up */
  readonly run: (round: number, seconds: number) => Promise<number>;
}

export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** Runs both sides in turns, so that whatever else the machine does meets both, and ends with the ratio of their medians. */
export async function compare(ours: Side, theirs: Side, unit: string, { rounds, seconds, warmUpSeconds }: Rounds): Promise<void> {
  const sides = [ours, theirs];
  const measured = new Map(sides.map((side): [Side, number[]] => [side, []]));
  for (const side of sides) await side.run(0, warmUpSeconds);
  for (let round = 1; round <= rounds; round++) {
    for (const side of sides) {
      const rate = await side.run(round, seconds);
      measured.get(side)?.push(rate);
      console.log(`round ${round}  ${side.name.padEnd(12)} ${rate.toFixed(0).padStart(7)} ${unit}`);
    }
  }
  console.log(`\n${''.padEnd(12)} ${'median'.padStart(8)} ${'lowest'.padStart(8)} ${'highest'.padStart(8)}   ${unit}`);
  for (const [{ name }, rates] of measured) {
    const figures = [median(rates), Math.min(...rates), Math.max(...rates)];
    console.log(`${name.padEnd(12)} ${figures.map((figure) => figure.toFixed(0).padStart(8)).join(' ')}`);
  }
  console.log(`\nratio ${(median(measured.get(ours) ?? []) / median(measured.get(theirs) ?? [])).toFixed(2)}`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
