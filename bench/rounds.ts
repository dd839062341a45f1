/** One side of a comparison: runs a round and gives its rate a second. */
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

/** The rates of both sides in each round. */
export interface Comparison {
  readonly unit: string;
  readonly ours: Measured;
  readonly theirs: Measured;
}

interface Measured {
  readonly name: string;
  readonly rates: readonly number[];
}

/** Runs both sides in turns, so that other work of the machine slows both alike. */
export async function measure(ours: Side, theirs: Side, unit: string, rounds: Rounds): Promise<Comparison> {
  const rates = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round <= rounds.rounds; round++) {
    for (const [side, measured] of [[ours, rates.ours] as const, [theirs, rates.theirs] as const]) {
      const rate = await side.run(round, round === 0 ? rounds.warmUpSeconds : rounds.seconds);
      if (round > 0) measured.push(rate);
      console.log(
        `${round === 0 ? 'warm-up' : `round ${round}`}  ${side.name.padEnd(12)} ${rate.toFixed(0).padStart(7)} ${unit}`,
      );
    }
  }
  return { unit, ours: { name: ours.name, rates: rates.ours }, theirs: { name: theirs.name, rates: rates.theirs } };
}

/** Prints the table, and the ratio of the medians as the last line. */
export function tell({ unit, ours, theirs }: Comparison): void {
  console.log(`\n${unit.padEnd(12)} ${'median'.padStart(8)} ${'lowest'.padStart(8)} ${'highest'.padStart(8)}`);
  for (const { name, rates } of [ours, theirs]) {
    const figures = [median(rates), Math.min(...rates), Math.max(...rates)];
    console.log(`${name.padEnd(12)} ${figures.map((figure) => figure.toFixed(0).padStart(8)).join(' ')}`);
  }
  console.log(`\nratio ${(median(ours.rates) / median(theirs.rates)).toFixed(2)}`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
