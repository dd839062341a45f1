import { Plan } from '../../entities/enums.js';
import { commissionBps } from '../rules/selling/commission.js';
import type { PlatformChange, PlatformView } from './change.js';

export const USAGE = `npm run platform -- show <slug>
npm run platform -- set-plan <slug> ${Object.keys(Plan).join('|')}
npm run platform -- set-commission <slug> <basis points>|plan
npm run platform -- suspend <slug> <reason>
npm run platform -- resume <slug>`;

const COMMISSION_MAX_BPS = 10_000;
const REASON_MAX_LENGTH = 500;

/** Reads the arguments of the program; undefined if they name no known change. */
export function readChange([verb, slug, ...words]: readonly string[]): { slug: string; change: PlatformChange } | undefined {
  const change = slug === undefined ? undefined : changeOf(verb, words);
  return change && slug !== undefined ? { slug, change } : undefined;
}

function changeOf(verb: string | undefined, words: readonly string[]): PlatformChange | undefined {
  const [word = ''] = words;
  switch (verb) {
    case 'show':
      return words.length === 0 ? { kind: 'SHOW' } : undefined;
    case 'set-plan':
      return words.length === 1 && Object.hasOwn(Plan, word) ? { kind: 'SET_PLAN', plan: word as Plan } : undefined;
    case 'set-commission': {
      if (words.length !== 1) return undefined;
      if (word === 'plan') return { kind: 'SET_COMMISSION', commissionBps: null };
      const bps = /^\d{1,5}$/.test(word) ? Number(word) : Number.NaN;
      return bps <= COMMISSION_MAX_BPS ? { kind: 'SET_COMMISSION', commissionBps: bps } : undefined;
    }
    case 'suspend': {
      // The organisation is shown the reason, so there must be one.
      const reason = words.join(' ').trim();
      return reason !== '' && reason.length <= REASON_MAX_LENGTH ? { kind: 'SUSPEND_ONLINE_PAYMENTS', reason } : undefined;
    }
    case 'resume':
      return words.length === 0 ? { kind: 'RESUME_ONLINE_PAYMENTS' } : undefined;
    default:
      return undefined;
  }
}

/** The facts about an organisation, one a line. */
export function tellView(view: PlatformView): string {
  const { suspendedAt, suspendedReason } = view;
  const percent = commissionBps(view) / 100;
  const suspension = suspendedAt ? `, suspended since ${suspendedAt.toISOString()}: ${suspendedReason}` : '';
  return [
    `${view.slug}: ${view.name}`,
    `  plan              ${view.plan}`,
    `  commission        ${percent} %${view.commissionBps === null ? ', as the plan says' : ', agreed'}`,
    `  online payments   ${view.onlinePayments}${suspension}`,
    `  marketplace       ${view.listed ? 'listed' : 'not listed'}`,
  ].join('\n');
}
