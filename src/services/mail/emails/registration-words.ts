import type { Locale } from '../../../entities/enums.js';

type Kind = 'ENDED' | 'REOPENED' | 'MOVED';

/** Names and amounts stand behind a colon: Slovak and Czech would inflect them in a sentence. */
export interface RegistrationWords {
  subject: Record<Kind, string>;
  /** Of ENDED, with the first day without the registration. */
  from: (day: string) => string;
  reopened: string;
  before: string;
  now: string;
  price: Record<Kind, string>;
  bookings: Record<Kind, string>;
  givenBack: string;
  forfeited: string;
  fee: string;
  more: (count: number) => string;
  stayCancelled: string;
  cameAlong: string;
  passes: Record<Kind, string>;
  entries: string;
  visits: string;
  validUntil: string;
  passEnded: string;
  account: string;
  debt: string;
  questions: (seller: string) => string;
}

export const REGISTRATION_WORDS: Record<Locale, RegistrationWords> = {
  sk: {
    subject: { ENDED: 'Registrácia sa končí', REOPENED: 'Registrácia pokračuje', MOVED: 'Registrácia v inej skupine' },
    from: (day) => `Od ${day} už neplatí.`,
    reopened: 'Jej koniec sme zrušili: opäť platí.',
    before: 'Doteraz',
    now: 'Odteraz',
    price: { ENDED: 'Vrátené z ceny', REOPENED: 'Znovu naúčtované', MOVED: 'Vrátené z ceny' },
    bookings: {
      ENDED: 'Zrušené prihlásenia:',
      REOPENED: 'Zrušené prihlásenia:',
      MOVED: 'Zrušené prihlásenia, ktoré v novej skupine nie sú možné:',
    },
    givenBack: 'vrátené',
    forfeited: 'zrušené neskoro, nič sa nevracia',
    fee: 'poplatok',
    more: (count) => `a ďalšie: ${count}`,
    stayCancelled: 'Zrušené prihlásenia zostávajú zrušené.',
    cameAlong: 'Permanentky, účet a ostatné prihlásenia zostávajú.',
    passes: { ENDED: 'Vrátené na permanentky:', REOPENED: 'Zaplatené z permanentiek:', MOVED: 'Vrátené na permanentky:' },
    entries: 'vstupy',
    visits: 'návštevy',
    validUntil: 'platí do',
    passEnded: 'permanentka už neplatí',
    account: 'Na účte registrácie',
    debt: 'Zostáva zaplatiť',
    questions: (seller) => `S otázkami sa obráťte na ${seller}.`,
  },
  cs: {
    subject: { ENDED: 'Registrace končí', REOPENED: 'Registrace pokračuje', MOVED: 'Registrace v jiné skupině' },
    from: (day) => `Od ${day} už neplatí.`,
    reopened: 'Její konec jsme zrušili: opět platí.',
    before: 'Dosud',
    now: 'Nyní',
    price: { ENDED: 'Vráceno z ceny', REOPENED: 'Znovu naúčtováno', MOVED: 'Vráceno z ceny' },
    bookings: {
      ENDED: 'Zrušená přihlášení:',
      REOPENED: 'Zrušená přihlášení:',
      MOVED: 'Zrušená přihlášení, která v nové skupině nejsou možná:',
    },
    givenBack: 'vráceno',
    forfeited: 'zrušeno pozdě, nic se nevrací',
    fee: 'poplatek',
    more: (count) => `a další: ${count}`,
    stayCancelled: 'Zrušená přihlášení zůstávají zrušená.',
    cameAlong: 'Permanentky, účet a ostatní přihlášení zůstávají.',
    passes: { ENDED: 'Vráceno na permanentky:', REOPENED: 'Zaplaceno z permanentek:', MOVED: 'Vráceno na permanentky:' },
    entries: 'vstupy',
    visits: 'návštěvy',
    validUntil: 'platí do',
    passEnded: 'permanentka už neplatí',
    account: 'Na účtu registrace',
    debt: 'Zbývá zaplatit',
    questions: (seller) => `S dotazy se obraťte na ${seller}.`,
  },
  en: {
    subject: { ENDED: 'A registration ends', REOPENED: 'A registration goes on', MOVED: 'A registration in another group' },
    from: (day) => `It ends before ${day}.`,
    reopened: 'Its end was taken back: it is valid again.',
    before: 'Until now',
    now: 'From now on',
    price: { ENDED: 'Given back of the price', REOPENED: 'Charged again', MOVED: 'Given back of the price' },
    bookings: {
      ENDED: 'Cancelled bookings:',
      REOPENED: 'Cancelled bookings:',
      MOVED: 'Cancelled bookings, which are not possible in the new group:',
    },
    givenBack: 'given back',
    forfeited: 'cancelled late, nothing is given back',
    fee: 'fee',
    more: (count) => `and ${count} more`,
    stayCancelled: 'Cancelled bookings stay cancelled.',
    cameAlong: 'Passes, the account and other bookings stay.',
    passes: { ENDED: 'Given back to passes:', REOPENED: 'Paid by passes:', MOVED: 'Given back to passes:' },
    entries: 'entries',
    visits: 'visits',
    validUntil: 'valid until',
    passEnded: 'the pass is no longer valid',
    account: 'On the account of the registration',
    debt: 'Left to pay',
    questions: (seller) => `Please ask ${seller} if you have questions.`,
  },
};
