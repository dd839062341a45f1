import { type Comparison, measure, tell, tellAll } from '../rounds.js';
import { onStage } from './stage.js';

const UNIT = 'pages/s of CPU';
const ROUNDS = { rounds: 3, seconds: 12, warmUpSeconds: 10 };
const STILL_ROUNDS = { rounds: 3, seconds: 7, warmUpSeconds: 7 };

/** The public page of an organisation while bookings land on it. */
export async function catalogue(): Promise<void> {
  const comparison = await onStage((stage) => measure(...stage.sides({ isBooked: true, isConditional: false }), UNIT, ROUNDS));
  tell(comparison);
}

/** The page while nothing changes: for readers who know nothing of it, and for those who ask whether it is still the same. */
export async function catalogueStill(): Promise<void> {
  const comparisons = await onStage(async (stage) => {
    const measured = new Map<string, Comparison>();
    for (const [name, isConditional] of [['whole answers', false] as const, ['conditional requests', true] as const]) {
      console.log(`\n${name}`);
      measured.set(name, await measure(...stage.sides({ isBooked: false, isConditional }), UNIT, STILL_ROUNDS));
    }
    return measured;
  });
  tellAll(comparisons);
}
