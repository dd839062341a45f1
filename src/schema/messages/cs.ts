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
  API_KEY: 'Takový API klíč',
  ATTENDEE: 'Takový účastník',
  BOOKING: 'Takové přihlášení na termín',
  CONSENT: 'Takový souhlas',
  COURSE: 'Takový kurz',
  CUSTOMER: 'Takový klient',
  GROUP: 'Taková skupina',
  INVITATION: 'Taková pozvánka',
  LOCATION: 'Takové místo',
  MEMBER: 'Takový člen týmu',
  ORDER: 'Taková objednávka',
  ORGANISATION: 'Takový podnik',
  PASS: 'Taková permanentka',
  PASS_PRODUCT: 'Takový produkt',
  PAYMENT: 'Taková platba',
  PROMO_CODE: 'Takový promo kód',
  REFUND: 'Takové vrácení peněz',
  REGISTRATION: 'Taková registrace',
  SESSION: 'Takový termín',
};

const PASS_PROBLEMS: Record<PassProblem, string> = {
  NOT_YOURS: 'Tato permanentka patří někomu jinému.',
  WRONG_REGISTRATION: 'Tato permanentka patří k jiné registraci.',
  WRONG_COURSE: 'Tato permanentka na tento kurz neplatí.',
  WRONG_COURSE_TYPE: 'Tento druh permanentky na kurz tohoto typu neplatí.',
  NOT_STARTED: 'Termín začíná dříve, než permanentka začne platit.',
  EXPIRED: 'Platnost permanentky skončila.',
  BEYOND_END: 'Termín začíná až po skončení platnosti permanentky.',
  PAUSED: 'Permanentka je pozastavená.',
  BLOCKED: 'Tato permanentka je zablokovaná: její platba je reklamovaná v bance.',
  REFUNDED: 'Peníze za tuto permanentku byly vráceny.',
  PENDING: 'Permanentka ještě není zaplacená.',
  EMPTY: 'Na permanentce už nic nezbývá.',
  LIMIT_REACHED: 'Limit permanentky na daný týden nebo měsíc je vyčerpán.',
};

/** Several may stand in one sentence. */
const SALE_PROBLEMS: Record<OnlineSaleProblem, string> = {
  PLAN_TOO_LOW: 'tarif podniku nezahrnuje online prodej',
  ONLINE_PAYMENTS_INACTIVE: 'podnik nemá zapnuté online platby',
  ONLINE_PAYMENTS_SUSPENDED: 'online platby podniku jsou pozastavené',
  PRODUCT_NOT_SELLABLE_ONLINE: 'tato permanentka se online neprodává',
  PRODUCT_NOT_IN_CHANNEL: 'tato permanentka se zde nenabízí',
  COURSE_NOT_IN_PROFILE: 'žádný váš kurz tuto permanentku v profilu nenabízí',
  PRODUCT_ARCHIVED: 'tato permanentka už není v prodeji',
  PRODUCT_ENDED: 'poslední den této permanentky už uplynul',
};

const PROMO_CODE_PROBLEMS: Record<PromoCodeProblem, string> = {
  UNKNOWN: 'Takový promo kód neexistuje.',
  NOT_STARTED: 'Tento promo kód ještě neplatí.',
  OVER: 'Tento promo kód už neplatí.',
  USED_UP: 'Tento promo kód je už vyčerpaný.',
  USED_BY_CUSTOMER: 'Tento promo kód jste už použili.',
  NOT_FOR_THIS: 'Tento promo kód se na nic v objednávce nevztahuje.',
};

const INVITATION_PROBLEMS: Record<InvitationProblem, string> = {
  EXPIRED: 'Platnost pozvánky skončila. Požádejte o novou.',
  REVOKED: 'Pozvánka byla zrušena.',
  ACCEPTED: 'Pozvánka už byla přijata.',
  OTHER_ADDRESS: 'Pozvánka byla poslána na jinou e-mailovou adresu. Přihlaste se tou.',
  ALREADY_MEMBER: 'Do týmu už patříte.',
};

const INVALID: Record<InvalidInputReason, (limit: number | undefined) => string> = {
  REQUIRED: () => 'Tento údaj je povinný.',
  UNEXPECTED: () => 'Tento údaj se neslučuje s ostatními. Vynechte jej.',
  TOO_LONG: (limit) => `Text je příliš dlouhý: povolená délka je nejvýše ${limit} znaků.`,
  TOO_MANY: (limit) => `Seznam je příliš dlouhý: povolený počet položek je nejvýše ${limit}.`,
  NEGATIVE_AMOUNT: () => 'Částka nemůže být záporná.',
  AMOUNT_NOT_POSITIVE: () => 'Částka musí být větší než nula.',
  AMOUNT_TOO_LARGE: () => 'Částka je příliš vysoká.',
  OTHER_CURRENCY: () => 'Použijte měnu podniku.',
  OUT_OF_RANGE: (limit) =>
    limit === undefined ? 'Hodnota je mimo povolený rozsah.' : `Hodnota je mimo povolený rozsah: hranice je ${limit}.`,
  MALFORMED: () => 'Hodnota nemá správný tvar.',
  END_BEFORE_START: () => 'Konec musí následovat po začátku.',
  IN_THE_PAST: () => 'Tento čas už uplynul.',
};

export const cs: Sentences = {
  NOT_FOUND: ({ referent }) => `${REFERENTS[referent]} neexistuje.`,
  INVALID_INPUT: ({ reason, limit }) => INVALID[reason](limit),
  IDEMPOTENCY_KEY_REUSED: () => 'Tento idempotenční klíč už byl použit s jiným vstupem. Použijte nový.',
  SESSION_FULL: () => 'Termín je plně obsazen.',
  SESSION_OVER: () => 'Termín už začal.',
  SESSION_CANCELLED: () => 'Termín byl zrušen.',
  GROUP_NOT_LINKED: () => 'Termín patří skupině, která není propojená se skupinou registrace.',
  ALREADY_BOOKED: () => 'Účastník je na tento termín už přihlášen.',
  PASS_CANNOT_PAY: ({ reason }) => PASS_PROBLEMS[reason],
  NOT_COVERED: ({ missing, allowed }) =>
    allowed.amountMinor === 0
      ? `Permanentky nepokryjí celou cenu: chybí ${formatMoney(missing, 'cs')}.`
      : `Permanentky nepokryjí celou cenu: chybí ${formatMoney(missing, 'cs')}, povolený dluh je nejvýše ${formatMoney(allowed, 'cs')}.`,
  PAYMENT_PROVIDER_UNAVAILABLE: () =>
    'Platební brána je právě nedostupná. Nic nebylo zaplaceno: zkuste to znovu nebo zaplaťte na recepci.',
  AMOUNT_NOT_PAYABLE_ONLINE: ({ total }) =>
    `Částku ${formatMoney(total, 'cs')} nelze zaplatit kartou online. Zaplaťte na recepci.`,
  ONLINE_SALE_UNAVAILABLE: ({ reasons }) =>
    `Online to koupit nelze: ${reasons.map((reason) => SALE_PROBLEMS[reason]).join('; ')}.`,
  BOOKING_NOT_ACTIVE: () => 'Přihlášení na termín už není aktivní.',
  CANCELLATION_CLOSED: () => 'Na odhlášení z termínu je už pozdě.',
  ALREADY_CHECKED_IN: () => 'Příchod účastníka je už zaznamenán.',
  GROUP_FULL: ({ capacity }) => `Skupina je plná (počet míst: ${capacity}).`,
  ALREADY_REGISTERED: () => 'Účastník je v této skupině už registrován.',
  COURSE_ARCHIVED: () => 'Kurz je archivovaný a nové účastníky už nepřijímá.',
  PRODUCT_ARCHIVED: () => 'Tato permanentka se už neprodává.',
  PRODUCT_ENDED: () => 'Poslední den platnosti této permanentky už uplynul.',
  PRODUCT_NOT_SOLD_HERE: () => 'Tato permanentka se zde neprodává.',
  PURCHASE_LIMIT_REACHED: ({ limit }) => `Jeden klient si tuto permanentku může koupit nejvýše ${limit}krát.`,
  PROMO_CODE_UNUSABLE: ({ reason }) => PROMO_CODE_PROBLEMS[reason],
  PAYMENTS_DO_NOT_ADD_UP: ({ total }) =>
    `Platby nedávají dohromady správnou částku: je třeba zaplatit ${formatMoney(total, 'cs')}.`,
  ALREADY_ORDERED: () => 'Toto je už pro účastníka objednáno a čeká na platbu. Zaplaťte tu objednávku, nebo ji zrušte.',
  TOO_MANY_OPEN_ORDERS: ({ limit }) =>
    `Na platbu může najednou čekat nejvýše ${limit} objednávek. Zaplaťte některou z nich, nebo ji zrušte.`,
  ORDER_NOT_OPEN: () => 'Objednávka už nečeká na platbu.',
  ORDER_STILL_HELD: () => 'Objednávka má ještě čas na zaplacení.',
  REFUND_TOO_LARGE: ({ left }) => `Vrátit lze nejvýše ${formatMoney(left, 'cs')}.`,
  AMOUNT_NOT_REFUNDABLE_TO_CARD: ({ possible }) =>
    `Takto přesnou částku nelze vrátit na kartu. Vraťte na ni ${formatMoney(possible, 'cs')} a zbytek v hotovosti.`,
  CARD_NOT_REACHABLE: () =>
    'Platební brána, přes kterou platba přišla, už není připojená. Vraťte peníze v hotovosti nebo převodem.',
  REFUND_NOT_PENDING: () => 'Jak dopadlo toto vrácení peněz, je už známo.',
  PAYMENT_DISPUTED: () => 'Platba je reklamovaná v bance. Počkejte na její rozhodnutí.',
  GIFT_CODE_UNUSABLE: () => 'Tento dárkový kód nelze uplatnit.',
  PASS_NEEDS_REGISTRATION: () => 'Kreditová permanentka patří k registraci: uveďte ji.',
  PASS_BELONGS_TO_CUSTOMER: () => 'Tato permanentka patří klientovi: uveďte klienta, ne registraci.',
  PASS_NOT_FOR_COURSE: () => 'Tato permanentka na kurz této registrace neplatí.',
  CAPACITY_BELOW_SEATS_TAKEN: ({ seatsTaken }) => `Kapacita nemůže být nižší než počet obsazených míst (${seatsTaken}).`,
  NAME_TAKEN: () => 'Tento název nebo e-mail je už obsazen. Zvolte jiný.',
  GROUPS_OF_DIFFERENT_COURSES: () => 'Propojit lze jen skupiny téhož kurzu.',
  LAST_OWNER: () => 'Podnik musí mít alespoň jednoho majitele.',
  INVITATION_UNUSABLE: ({ reason }) => INVITATION_PROBLEMS[reason],
  TOO_MANY_ORGANISATIONS: ({ limit }) => `Jeden člověk může založit nejvýše ${limit} podniků.`,
  BOTH_SIGN_IN: () => 'Oba klienti se přihlašují. Uveďte, které přihlášení má zůstat.',
  BOTH_REGISTERED: ({ groups }) => `Oba účastníci jsou registrováni ve stejné skupině (${groups.join(', ')}).`,
  BOTH_BOOKED: () => 'Oba účastníci jsou přihlášeni na stejný termín. Nejdříve jednoho z nich odhlaste.',
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: () => 'Účastníci patří různým klientům. Nejdříve slučte klienty.',
  NOT_FOR_API_KEYS: () => 'Klíč API toto změnit nemůže. Musí to udělat někdo z personálu.',
  SIGN_IN_CODE_WRONG: () => 'Tento kód neplatí. Zkontrolujte ho, nebo si nechte poslat nový.',
  TOO_MANY_TRIES: ({ retryAfterSeconds }) => `Příliš mnoho pokusů. Zkuste to znovu za ${Math.ceil(retryAfterSeconds / 60)} min.`,
  ERASURE_BLOCKED: ({ upcomingBookings, openOrders }) =>
    upcomingBookings > 0
      ? 'Klient je přihlášen na budoucí termíny. Nejdříve ho odhlaste.'
      : openOrders > 0
        ? 'Klient má nezaplacenou objednávku. Počkejte, nebo ji zrušte.'
        : 'Klient má dluh nebo nevyčerpané permanentky. Nejdříve je vyrovnejte.',
};
