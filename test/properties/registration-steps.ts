import type { CommandOf } from '../../src/services/rules/commands/index.js';
import { hoursAfter } from '../rules/test-world.js';
import type { Cast } from './cast.js';

/** Steps by which registrations end, come back and move. */
export type RegistrationStep =
  | { do: 'endRegistration'; registrationAt: number; inDays: number | null; priceMinor: number | null; reason: boolean }
  | { do: 'reopenRegistration'; registrationAt: number }
  | { do: 'moveRegistration'; registrationAt: number; groupAt: number };

export type RegistrationCommand = CommandOf<'endRegistration' | 'reopenRegistration' | 'moveRegistration'>;

/** The command that such a step stands for. @param pick picks a row of those there are */
export function registrationCommandOf(
  step: RegistrationStep,
  { registrations, groups, opened }: Cast,
  pick: (rows: readonly string[], at: number) => string,
): RegistrationCommand {
  const registrationId = pick(registrations, step.registrationAt);
  switch (step.do) {
    case 'endRegistration': {
      const { inDays, priceMinor, reason } = step;
      const endsOn =
        inDays === null
          ? null
          : hoursAfter(opened, 24 * inDays)
              .toISOString()
              .slice(0, 10);
      const overrideReason = reason ? 'Moves away' : null;
      return { kind: 'endRegistration', registrationId, endsOn, priceMinor, overrideReason };
    }
    case 'reopenRegistration':
      return { kind: 'reopenRegistration', registrationId };
    case 'moveRegistration':
      return { kind: 'moveRegistration', registrationId, groupId: pick(groups, step.groupAt) };
  }
}
