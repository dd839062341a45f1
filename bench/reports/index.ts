import { type Comparison, measure, tellAll } from '../rounds.js';
import { CASES } from './cases.js';
import { onStage } from './stage.js';

const ROUNDS = { rounds: 3, seconds: 2, warmUpSeconds: 1 };

/** Every report of a year, at a million transfers of one organisation. */
export async function reports(): Promise<void> {
  const comparisons = await onStage(async (stage) => {
    const measured = new Map<string, Comparison>();
    for (const report of CASES) {
      console.log(report.name);
      await stage.compare(report);
      measured.set(report.name, await measure(...stage.sides(report), 'reports/min', ROUNDS));
    }
    return measured;
  });
  tellAll(comparisons);
}
