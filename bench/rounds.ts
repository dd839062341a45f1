/** One side of a comparison: runs a round and tells how fast it was. */
export interface Side {
  readonly name: string;
  /** @param round 0 is the warm-up */
  readonly run: (round: number, seconds: number) => Promise<RoundResult>;
}

export interface RoundResult {
  /** Bigger is better. A cost is told as how much of the work one second of CPU does. */
  readonly rate: number;
  /** Other figures of the round for its reader. */
  readonly note?: string;
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
      const { rate, note = '' } = await side.run(round, round === 0 ? rounds.warmUpSeconds : rounds.seconds);
      if (round > 0) measured.push(rate);
      const name = round === 0 ? 'warm-up' : `round ${round}`;
      console.log(`${name}  ${side.name.padEnd(12)} ${rate.toFixed(0).padStart(7)} ${unit}  ${note}`.trimEnd());
    }
  }
  return { unit, ours: { name: ours.name, rates: rates.ours }, theirs: { name: theirs.name, rates: rates.theirs } };
}

/** Prints the table, and the ratio of the medians as the last line. */
export function tell(comparison: Comparison): void {
  console.log();
  table(comparison);
  console.log(`\nratio ${ratioOf(comparison).toFixed(2)}`);
}

/** Prints each table with its ratio, and the lowest ratio as the last line. */
export function tellAll(comparisons: ReadonlyMap<string, Comparison>): void {
  for (const [name, comparison] of comparisons) {
    console.log(`\n${name}`);
    table(comparison);
  }
  console.log();
  for (const [name, comparison] of comparisons) console.log(`${name}: ratio ${ratioOf(comparison).toFixed(2)}`);
  console.log(`\nratio ${Math.min(...[...comparisons.values()].map(ratioOf)).toFixed(2)}`);
}

function table({ unit, ours, theirs }: Comparison): void {
  console.log(`${unit.padEnd(20)} ${'median'.padStart(8)} ${'lowest'.padStart(8)} ${'highest'.padStart(8)}`);
  for (const { name, rates } of [ours, theirs]) {
    const figures = [medianOf(rates), Math.min(...rates), Math.max(...rates)];
    console.log(`${name.padEnd(20)} ${figures.map((figure) => figure.toFixed(0).padStart(8)).join(' ')}`);
  }
}

const ratioOf = ({ ours, theirs }: Comparison): number => medianOf(ours.rates) / medianOf(theirs.rates);

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
