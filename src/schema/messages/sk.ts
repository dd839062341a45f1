import { formatMoney } from '../../entities/money.js';
import type {
  InvalidInputReason,
  InvitationProblem,
  OnlineSaleProblem,
  PassProblem,
  PromoCodeProblem,
  Referent,
} from '../../services/rules/world/refusals.js';
import type { Sentences } from './sentences.js';

/** With its pronoun, since the sentence has to agree with the gender. */
const REFERENTS: Record<Referent, string> = {
  API_KEY: 'Taký API kľúč',
  ATTENDEE: 'Taký účastník',
  BOOKING: 'Také prihlásenie na termín',
  CONSENT: 'Taký súhlas',
  COURSE: 'Taký kurz',
  CUSTOMER: 'Taký klient',
  GROUP: 'Taká skupina',
  INVITATION: 'Taká pozvánka',
  LOCATION: 'Také miesto',
  MEMBER: 'Taký člen tímu',
  ORDER: 'Taká objednávka',
  ORGANISATION: 'Taký podnik',
  PASS: 'Taká permanentka',
  PASS_PRODUCT: 'Taký produkt',
  PAYMENT: 'Taká platba',
  PROMO_CODE: 'Taký promo kód',
  REFUND: 'Také vrátenie peňazí',
  REGISTRATION: 'Taká registrácia',
  SESSION: 'Taký termín',
};

const PASS_PROBLEMS: Record<PassProblem, string> = {
  NOT_YOURS: 'Táto permanentka patrí niekomu inému.',
  WRONG_REGISTRATION: 'Táto permanentka patrí k inej registrácii.',
  WRONG_COURSE: 'Táto permanentka na tento kurz neplatí.',
  WRONG_COURSE_TYPE: 'Tento druh permanentky na kurz tohto typu neplatí.',
  NOT_STARTED: 'Termín sa začína skôr, než permanentka začne platiť.',
  EXPIRED: 'Platnosť permanentky sa skončila.',
  BEYOND_END: 'Termín sa začína až po skončení platnosti permanentky.',
  PAUSED: 'Permanentka je pozastavená.',
  BLOCKED: 'Táto permanentka je zablokovaná: jej platba je reklamovaná v banke.',
  REFUNDED: 'Peniaze za túto permanentku boli vrátené.',
  PENDING: 'Permanentka ešte nie je zaplatená.',
  EMPTY: 'Na permanentke už nič nezostalo.',
  LIMIT_REACHED: 'Limit permanentky na daný týždeň alebo mesiac je vyčerpaný.',
};

/** Several may stand in one sentence. */
const SALE_PROBLEMS: Record<OnlineSaleProblem, string> = {
  PLAN_TOO_LOW: 'program podniku nezahŕňa online predaj',
  ONLINE_PAYMENTS_INACTIVE: 'podnik nemá zapnuté online platby',
  ONLINE_PAYMENTS_SUSPENDED: 'online platby podniku sú pozastavené',
  PRODUCT_NOT_SELLABLE_ONLINE: 'táto permanentka sa online nepredáva',
  PRODUCT_NOT_IN_CHANNEL: 'táto permanentka sa tu neponúka',
  COURSE_NOT_IN_PROFILE: 'žiadny váš kurz túto permanentku v profile neponúka',
  PRODUCT_ARCHIVED: 'táto permanentka už nie je v predaji',
  PRODUCT_ENDED: 'posledný deň tejto permanentky už uplynul',
};

const PROMO_CODE_PROBLEMS: Record<PromoCodeProblem, string> = {
  UNKNOWN: 'Taký promo kód neexistuje.',
  NOT_STARTED: 'Tento promo kód ešte neplatí.',
  OVER: 'Tento promo kód už neplatí.',
  USED_UP: 'Tento promo kód je už vyčerpaný.',
  USED_BY_CUSTOMER: 'Tento promo kód ste už použili.',
  NOT_FOR_THIS: 'Tento promo kód sa na nič v objednávke nevzťahuje.',
};

const INVITATION_PROBLEMS: Record<InvitationProblem, string> = {
  EXPIRED: 'Platnosť pozvánky sa skončila. Požiadajte o novú.',
  REVOKED: 'Pozvánka bola zrušená.',
  ACCEPTED: 'Pozvánka už bola prijatá.',
  OTHER_ADDRESS: 'Pozvánka bola poslaná na inú e-mailovú adresu. Prihláste sa tou.',
  ALREADY_MEMBER: 'Do tímu už patríte.',
};

const INVALID: Record<InvalidInputReason, (limit: number | undefined) => string> = {
  REQUIRED: () => 'Tento údaj je povinný.',
  UNEXPECTED: () => 'Tento údaj sa nezlučuje s ostatnými. Vynechajte ho.',
  TOO_LONG: (limit) => `Text je pridlhý: povolená dĺžka je najviac ${limit} znakov.`,
  TOO_MANY: (limit) => `Zoznam je pridlhý: povolený počet položiek je najviac ${limit}.`,
  NEGATIVE_AMOUNT: () => 'Suma nemôže byť záporná.',
  AMOUNT_NOT_POSITIVE: () => 'Suma musí byť väčšia ako nula.',
  AMOUNT_TOO_LARGE: () => 'Suma je príliš vysoká.',
  OTHER_CURRENCY: () => 'Použite menu podniku.',
  OUT_OF_RANGE: (limit) =>
    limit === undefined ? 'Hodnota je mimo povoleného rozsahu.' : `Hodnota je mimo povoleného rozsahu: hranica je ${limit}.`,
  MALFORMED: () => 'Hodnota nemá správny tvar.',
  END_BEFORE_START: () => 'Koniec musí nasledovať po začiatku.',
  IN_THE_PAST: () => 'Tento čas už uplynul.',
};

export const sk: Sentences = {
  NOT_FOUND: ({ referent }) => `${REFERENTS[referent]} neexistuje.`,
  INVALID_INPUT: ({ reason, limit }) => INVALID[reason](limit),
  IDEMPOTENCY_KEY_REUSED: () => 'Tento idempotenčný kľúč už bol použitý s iným vstupom. Použite nový.',
  SESSION_FULL: () => 'Termín je plne obsadený.',
  SESSION_OVER: () => 'Termín sa už začal.',
  SESSION_CANCELLED: () => 'Termín bol zrušený.',
  GROUP_NOT_LINKED: () => 'Termín patrí skupine, ktorá nie je prepojená so skupinou registrácie.',
  ALREADY_BOOKED: () => 'Účastník je na tento termín už prihlásený.',
  PASS_CANNOT_PAY: ({ reason }) => PASS_PROBLEMS[reason],
  NOT_COVERED: ({ missing, allowed }) =>
    allowed.amountMinor === 0
      ? `Permanentky nepokryjú celú cenu: chýba ${formatMoney(missing, 'sk')}.`
      : `Permanentky nepokryjú celú cenu: chýba ${formatMoney(missing, 'sk')}, povolený dlh je najviac ${formatMoney(allowed, 'sk')}.`,
  PAYMENT_PROVIDER_UNAVAILABLE: () =>
    'Platobná brána je práve nedostupná. Nič nebolo zaplatené: skúste to znova alebo zaplaťte na recepcii.',
  AMOUNT_NOT_PAYABLE_ONLINE: ({ total }) =>
    `Sumu ${formatMoney(total, 'sk')} nemožno zaplatiť kartou online. Zaplaťte na recepcii.`,
  ONLINE_SALE_UNAVAILABLE: ({ reasons }) =>
    `Online sa to kúpiť nedá: ${reasons.map((reason) => SALE_PROBLEMS[reason]).join('; ')}.`,
  BOOKING_NOT_ACTIVE: () => 'Prihlásenie na termín už nie je aktívne.',
  CANCELLATION_CLOSED: () => 'Na odhlásenie z termínu je už neskoro.',
  ALREADY_CHECKED_IN: () => 'Príchod účastníka je už zaznamenaný.',
  GROUP_FULL: ({ capacity }) => `Skupina je plná (počet miest: ${capacity}).`,
  ALREADY_REGISTERED: () => 'Účastník je v tejto skupine už registrovaný.',
  COURSE_ARCHIVED: () => 'Kurz je archivovaný a nových účastníkov už neprijíma.',
  PRODUCT_ARCHIVED: () => 'Táto permanentka sa už nepredáva.',
  PRODUCT_ENDED: () => 'Posledný deň platnosti tejto permanentky už uplynul.',
  PRODUCT_NOT_SOLD_HERE: () => 'Táto permanentka sa tu nepredáva.',
  PURCHASE_LIMIT_REACHED: ({ limit }) => `Jeden klient si túto permanentku môže kúpiť najviac ${limit}-krát.`,
  PROMO_CODE_UNUSABLE: ({ reason }) => PROMO_CODE_PROBLEMS[reason],
  PAYMENTS_DO_NOT_ADD_UP: ({ total }) => `Platby nedávajú dokopy správnu sumu: treba zaplatiť ${formatMoney(total, 'sk')}.`,
  ALREADY_ORDERED: () => 'Toto je už pre účastníka objednané a čaká na platbu. Zaplaťte tú objednávku, alebo ju zrušte.',
  TOO_MANY_OPEN_ORDERS: ({ limit }) =>
    `Na platbu môže naraz čakať najviac ${limit} objednávok. Zaplaťte niektorú z nich, alebo ju zrušte.`,
  ORDER_NOT_OPEN: () => 'Objednávka už nečaká na platbu.',
  ORDER_STILL_HELD: () => 'Objednávka má ešte čas na zaplatenie.',
  REFUND_TOO_LARGE: ({ left }) => `Vrátiť možno najviac ${formatMoney(left, 'sk')}.`,
  AMOUNT_NOT_REFUNDABLE_TO_CARD: ({ possible }) =>
    `Takú presnú sumu nemožno vrátiť na kartu. Vráťte na ňu ${formatMoney(possible, 'sk')} a zvyšok v hotovosti.`,
  CARD_NOT_REACHABLE: () =>
    'Platobná brána, cez ktorú platba prišla, už nie je pripojená. Vráťte peniaze v hotovosti alebo prevodom.',
  REFUND_NOT_PENDING: () => 'Ako dopadlo toto vrátenie peňazí, je už známe.',
  PAYMENT_DISPUTED: () => 'Platba je reklamovaná v banke. Počkajte na jej rozhodnutie.',
  GIFT_CODE_UNUSABLE: () => 'Tento darčekový kód nemožno uplatniť.',
  PASS_NEEDS_REGISTRATION: () => 'Kreditová permanentka patrí k registrácii: uveďte ju.',
  PASS_BELONGS_TO_CUSTOMER: () => 'Táto permanentka patrí klientovi: uveďte klienta, nie registráciu.',
  PASS_NOT_FOR_COURSE: () => 'Táto permanentka na kurz tejto registrácie neplatí.',
  CAPACITY_BELOW_SEATS_TAKEN: ({ seatsTaken }) => `Kapacita nemôže byť nižšia než počet obsadených miest (${seatsTaken}).`,
  NAME_TAKEN: () => 'Tento názov alebo e-mail je už obsadený. Zvoľte iný.',
  GROUPS_OF_DIFFERENT_COURSES: () => 'Prepojiť možno len skupiny toho istého kurzu.',
  LAST_OWNER: () => 'Podnik musí mať aspoň jedného majiteľa.',
  INVITATION_UNUSABLE: ({ reason }) => INVITATION_PROBLEMS[reason],
  TOO_MANY_ORGANISATIONS: ({ limit }) => `Jeden človek môže založiť najviac ${limit} podnikov.`,
  BOTH_SIGN_IN: () => 'Obaja klienti sa prihlasujú. Uveďte, ktoré prihlásenie má zostať.',
  BOTH_REGISTERED: ({ groups }) => `Obaja účastníci sú registrovaní v tej istej skupine (${groups.join(', ')}).`,
  BOTH_BOOKED: () => 'Obaja účastníci sú prihlásení na ten istý termín. Najprv jedného z nich odhláste.',
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: () => 'Účastníci patria rôznym klientom. Najprv zlúčte klientov.',
  NOT_FOR_API_KEYS: () => 'Kľúč API toto zmeniť nemôže. Musí to urobiť niekto z personálu.',
  SIGN_IN_CODE_WRONG: () => 'Tento kód neplatí. Skontrolujte ho, alebo si nechajte poslať nový.',
  TOO_MANY_TRIES: ({ retryAfterSeconds }) => `Priveľa pokusov. Skúste to znova o ${Math.ceil(retryAfterSeconds / 60)} min.`,
  ERASURE_BLOCKED: ({ upcomingBookings, openOrders }) =>
    upcomingBookings > 0
      ? 'Klient je prihlásený na budúce termíny. Najprv ho odhláste.'
      : openOrders > 0
        ? 'Klient má nezaplatenú objednávku. Počkajte, alebo ju zrušte.'
        : 'Klient má dlh alebo nevyčerpané permanentky. Najprv ich vyrovnajte.',
};
