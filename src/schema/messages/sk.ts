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

/** The verb and the pronoun agree with the gender of the noun. */
const FORMS = {
  m: { found: 'sa nenašiel', to: 'k nemu' },
  f: { found: 'sa nenašla', to: 'k nej' },
  n: { found: 'sa nenašlo', to: 'k nemu' },
} as const;

const REFERENTS: Record<Referent, { name: string; gender: keyof typeof FORMS }> = {
  API_KEY: { name: 'API kľúč', gender: 'm' },
  ATTENDEE: { name: 'Účastník', gender: 'm' },
  BOOKING: { name: 'Prihlásenie na termín', gender: 'n' },
  CONSENT: { name: 'Súhlas', gender: 'm' },
  COURSE: { name: 'Kurz', gender: 'm' },
  CUSTOMER: { name: 'Klient', gender: 'm' },
  GROUP: { name: 'Skupina', gender: 'f' },
  INVITATION: { name: 'Pozvánka', gender: 'f' },
  LOCATION: { name: 'Miesto', gender: 'n' },
  MEMBER: { name: 'Člen tímu', gender: 'm' },
  ORDER: { name: 'Objednávka', gender: 'f' },
  ORGANISATION: { name: 'Podnik', gender: 'm' },
  PASS: { name: 'Permanentka', gender: 'f' },
  PASS_PRODUCT: { name: 'Permanentka v ponuke', gender: 'f' },
  PAYMENT: { name: 'Platba', gender: 'f' },
  PROMO_CODE: { name: 'Promo kód', gender: 'm' },
  REFUND: { name: 'Vrátenie peňazí', gender: 'n' },
  REGISTRATION: { name: 'Registrácia', gender: 'f' },
  SESSION: { name: 'Termín', gender: 'm' },
};

const PASS_PROBLEMS: Record<PassProblem, string> = {
  NOT_YOURS: 'Táto permanentka patrí inému klientovi. Vyberte inú.',
  WRONG_REGISTRATION: 'Táto permanentka patrí k inej registrácii. Vyberte inú.',
  WRONG_COURSE: 'Táto permanentka na tento kurz neplatí. Vyberte inú.',
  WRONG_COURSE_TYPE: 'Permanentka tohto druhu na kurz tohto typu neplatí. Vyberte inú.',
  NOT_STARTED: 'Termín sa začína skôr, ako začne permanentka platiť. Vyberte neskorší termín alebo inú permanentku.',
  EXPIRED: 'Platnosť tejto permanentky sa skončila. Vyberte inú alebo si kúpte novú.',
  BEYOND_END: 'Platnosť permanentky na tento termín nestačí. Vyberte iný termín alebo inú permanentku.',
  BLOCKED: 'Permanentka je zablokovaná, lebo jej platba je reklamovaná v banke. Vyberte inú.',
  REFUNDED: 'Peniaze za túto permanentku boli vrátené. Vyberte inú.',
  EMPTY: 'Permanentka je vyčerpaná. Vyberte inú alebo si kúpte novú.',
  IN_USE: 'Permanentka je v tom čase už použitá. Vyberte iný termín alebo inú permanentku.',
  LIMIT_REACHED: 'Limit permanentky na daný týždeň alebo mesiac je vyčerpaný. Vyberte iný termín alebo inú permanentku.',
};

/** Several of these may follow each other in one sentence. */
const SALE_PROBLEMS: Record<OnlineSaleProblem, string> = {
  PLAN_TOO_LOW: 'program podniku nezahŕňa online predaj',
  ONLINE_PAYMENTS_INACTIVE: 'podnik neprijíma online platby',
  ONLINE_PAYMENTS_SUSPENDED: 'online platby podniku sú pozastavené',
  PRODUCT_NOT_SELLABLE_ONLINE: 'táto permanentka sa online nepredáva',
  PRODUCT_NOT_IN_CHANNEL: 'táto permanentka sa tu neponúka',
  COURSE_NOT_IN_PROFILE: 'žiadny z vašich kurzov túto permanentku v profile neponúka',
  PRODUCT_ARCHIVED: 'táto permanentka sa už nepredáva',
  PRODUCT_ENDED: 'platnosť tejto permanentky sa už skončila',
};

const PROMO_CODE_PROBLEMS: Record<PromoCodeProblem, string> = {
  UNKNOWN: 'Taký promo kód neexistuje. Skontrolujte ho a skúste to znova.',
  NOT_STARTED: 'Tento promo kód ešte neplatí. Použite ho neskôr alebo objednajte bez neho.',
  OVER: 'Tento promo kód už neplatí. Použite iný alebo objednajte bez neho.',
  USED_UP: 'Tento promo kód je už vyčerpaný. Použite iný alebo objednajte bez neho.',
  USED_BY_CUSTOMER: 'Tento promo kód bol na tomto účte už využitý. Použite iný alebo objednajte bez neho.',
  NOT_FOR_THIS: 'Tento promo kód sa na nič v objednávke nevzťahuje. Použite iný alebo objednajte bez neho.',
};

const INVITATION_PROBLEMS: Record<InvitationProblem, string> = {
  EXPIRED: 'Platnosť pozvánky sa skončila. Požiadajte o novú.',
  REVOKED: 'Pozvánka bola zrušená. Požiadajte o novú.',
  ACCEPTED: 'Pozvánka už bola prijatá. Ak prístup stále nemáte, požiadajte o novú.',
  OTHER_ADDRESS: 'Pozvánka bola poslaná na inú e-mailovú adresu. Prihláste sa tou adresou.',
  ALREADY_MEMBER: 'Do tímu už patríte. Pozvánku nepotrebujete.',
};

const INVALID: Record<InvalidInputReason, (limit: number | undefined) => string> = {
  REQUIRED: () => 'Tento údaj je povinný. Vyplňte ho.',
  UNEXPECTED: () => 'Tento údaj nemožno zadať spolu s ostatnými. Vynechajte ho.',
  TOO_LONG: (limit) => `Text je príliš dlhý. Najvyšší počet znakov je ${limit}.`,
  TOO_MANY: (limit) => `Zoznam je príliš dlhý. Najvyšší počet položiek je ${limit}.`,
  NEGATIVE_AMOUNT: () => 'Suma nemôže byť záporná. Zadajte nulu alebo viac.',
  AMOUNT_NOT_POSITIVE: () => 'Suma musí byť vyššia ako nula.',
  AMOUNT_TOO_LARGE: () => 'Suma je príliš vysoká. Zadajte nižšiu.',
  OTHER_CURRENCY: () => 'Suma je v inej mene. Zadajte ju v mene, ktorú podnik používa.',
  CURRENCY_WITHDRAWN: () => 'Táto mena už neplatí. Vyberte tú, ktorá ju nahradila.',
  OUT_OF_RANGE: (limit) =>
    limit === undefined
      ? 'Hodnota je mimo povoleného rozsahu. Skontrolujte ju.'
      : `Hodnota je mimo povoleného rozsahu. Hranica je ${limit}.`,
  MALFORMED: () => 'Hodnota nemá správny tvar. Skontrolujte ju.',
  END_BEFORE_START: () => 'Koniec nemôže byť pred začiatkom.',
  IN_THE_PAST: () => 'Tento čas už uplynul. Zadajte neskorší.',
  NOTHING_TO_PAY: () => 'Za tento termín netreba platiť. Prihláste sa bez výberu spôsobu platby.',
  PASS_NOT_NAMED: () => 'Vyberte permanentku, ktorou chcete zaplatiť, alebo iný spôsob platby.',
};

export const sk: Sentences = {
  NOT_FOUND: ({ referent }) => {
    const { name, gender } = REFERENTS[referent];
    const { found, to } = FORMS[gender];
    return `${name} ${found}. Možno už neexistuje, alebo ${to} nemáte prístup.`;
  },
  INVALID_INPUT: ({ reason, limit }) => INVALID[reason](limit),
  IDEMPOTENCY_KEY_REUSED: () => 'Tento idempotenčný kľúč už bol použitý s iným vstupom. Použite nový.',
  SESSION_FULL: () => 'Termín je plne obsadený. Vyberte iný.',
  SESSION_OVER: () => 'Termín sa už začal.',
  SESSION_CANCELLED: () => 'Termín bol zrušený.',
  GROUP_NOT_LINKED: () => 'S touto registráciou sa na termín inej, neprepojenej skupiny prihlásiť nedá. Vyberte iný termín.',
  ALREADY_BOOKED: () => 'Účastník je na tento termín už prihlásený.',
  BOOKING_OVERLAPS: () => 'Účastník je v tom čase prihlásený na iný termín. Vyberte taký, ktorý sa s ním neprekrýva.',
  PASS_CANNOT_PAY: ({ reason }) => PASS_PROBLEMS[reason],
  NOT_COVERED: ({ missing, allowed }) => {
    const gap = formatMoney(missing, 'sk');
    const debt = allowed.amountMinor === 0 ? '' : ` a dlh môže byť najviac ${formatMoney(allowed, 'sk')}`;
    return `Permanentky nepokryjú celú cenu, chýba ${gap}${debt}. Kúpte si ďalšiu permanentku alebo zaplaťte na recepcii.`;
  },
  PAYMENT_PROVIDER_UNAVAILABLE: () =>
    'Platobná brána je momentálne nedostupná. Nič nebolo zaplatené: skúste to znova alebo zaplaťte na recepcii.',
  AMOUNT_NOT_PAYABLE_ONLINE: ({ total }) =>
    `Sumu ${formatMoney(total, 'sk')} nemožno zaplatiť kartou online. Zaplaťte na recepcii.`,
  ONLINE_SALE_UNAVAILABLE: ({ reasons }) =>
    `Online sa to kúpiť nedá: ${reasons.map((reason) => SALE_PROBLEMS[reason]).join('; ')}. Obráťte sa na recepciu.`,
  BOOKING_NOT_ACTIVE: () => 'Prihlásenie na termín už bolo zrušené alebo uzavreté.',
  CANCELLATION_CLOSED: () => 'Na odhlásenie z termínu je už neskoro. Výnimku môže urobiť iba recepcia, s uvedením dôvodu.',
  ALREADY_CHECKED_IN: () => 'Príchod účastníka je už zaznamenaný.',
  NOT_CHECKED_IN: () => 'Príchod účastníka nie je zaznamenaný. Nie je čo zrušiť.',
  CHECK_IN_NOT_OPEN: () => 'Príchod na tento termín sa ešte nedá zaznamenať. Počkajte alebo uveďte dôvod.',
  CHECK_IN_CLOSED: () => 'Deň tohto termínu sa už skončil. Ak chcete účasť zaznamenať teraz, uveďte dôvod.',
  SESSION_NOT_BEGUN: () => 'Termín sa ešte nezačal. Neúčasť sa dá zaznamenať až po jeho začiatku.',
  GROUP_FULL: ({ capacity }) => `Skupina je plná (počet miest: ${capacity}). Vyberte inú.`,
  ALREADY_REGISTERED: () => 'Účastník je v tejto skupine už registrovaný. Použite jeho registráciu.',
  REGISTRATION_ENDED: () =>
    'Registrácia sa skončila alebo sa do toho dňa skončí. Obnovte ju alebo účastníka zaregistrujte znova.',
  REGISTRATION_NOT_ENDED: () => 'Registrácia nie je ukončená. Nie je čo obnoviť.',
  COURSE_ARCHIVED: () => 'Kurz už nie je v ponuke. Vyberte iný.',
  PRODUCT_ARCHIVED: () => 'Táto permanentka sa už nepredáva. Vyberte inú.',
  PRODUCT_ENDED: () => 'Platnosť tejto permanentky sa už skončila. Vyberte inú.',
  PRODUCT_NOT_SOLD_HERE: () => 'Táto permanentka sa tu nepredáva. Vyberte inú.',
  PURCHASE_LIMIT_REACHED: ({ limit }) =>
    `Jeden klient si môže túto permanentku kúpiť ${limit === 1 ? 'iba raz' : `najviac ${limit}-krát`}. Vyberte inú.`,
  PROMO_CODE_UNUSABLE: ({ reason }) => PROMO_CODE_PROBLEMS[reason],
  PAYMENTS_DO_NOT_ADD_UP: ({ total }) => `Súčet platieb nesedí. Treba zaplatiť ${formatMoney(total, 'sk')}.`,
  ALREADY_ORDERED: () => 'Účastník to už má v nezaplatenej objednávke. Zaplaťte ju alebo ju zrušte.',
  TOO_MANY_OPEN_ORDERS: ({ limit }) =>
    `Nezaplatených objednávok môže byť naraz najviac ${limit}. Niektorú zaplaťte alebo zrušte.`,
  ORDER_NOT_OPEN: () => 'Objednávka je už zaplatená alebo uzavretá. Ak treba, vytvorte novú.',
  REFUND_TOO_LARGE: ({ left }) => `Vrátiť možno najviac ${formatMoney(left, 'sk')}. Zadajte nižšiu sumu.`,
  AMOUNT_NOT_REFUNDABLE_TO_CARD: ({ possible }) =>
    `Presne túto sumu na kartu vrátiť nemožno. Vráťte na kartu ${formatMoney(possible, 'sk')} a zvyšok v hotovosti.`,
  CARD_NOT_REACHABLE: () =>
    'Platobná brána, cez ktorú platba prišla, už nie je pripojená. Vráťte peniaze v hotovosti alebo prevodom.',
  PAYMENT_DISPUTED: () => 'Platba je reklamovaná v banke. Počkajte na rozhodnutie banky.',
  GIFT_CODE_UNUSABLE: () => 'Tento darčekový kód nemožno uplatniť. Skontrolujte ho alebo sa spýtajte toho, kto vám darček dal.',
  PASS_NEEDS_REGISTRATION: () => 'Kreditová permanentka sa viaže na registráciu. Vyberte registráciu.',
  PASS_BELONGS_TO_CUSTOMER: () => 'Táto permanentka sa viaže na klienta. Vyberte klienta.',
  PASS_NOT_FOR_COURSE: () => 'Táto permanentka na kurz tejto registrácie neplatí. Vyberte inú.',
  CAPACITY_BELOW_SEATS_TAKEN: ({ seatsTaken }) =>
    `Kapacita nemôže byť nižšia ako počet obsadených miest (${seatsTaken}). Najprv niekoho odhláste.`,
  EMAIL_TAKEN: () => 'Túto e-mailovú adresu už má iný klient. Otvorte jeho profil alebo adresu vynechajte.',
  NAME_TAKEN: () => 'Tento názov alebo e-mail sa už používa. Zvoľte iný.',
  GROUPS_OF_DIFFERENT_COURSES: () => 'Skupiny patria rôznym kurzom. Vyberte skupiny jedného kurzu.',
  LAST_OWNER: () => 'Podnik musí mať aspoň jedného majiteľa. Najprv určte iného.',
  INVITATION_UNUSABLE: ({ reason }) => INVITATION_PROBLEMS[reason],
  TOO_MANY_ORGANISATIONS: ({ limit }) =>
    `Najvyšší počet podnikov, ktoré môže jedna osoba založiť, je ${limit}. Ak potrebujete viac, napíšte nám.`,
  BOTH_SIGN_IN: () => 'Obaja klienti sa prihlasujú do systému. Vyberte, kto si ponechá prístup.',
  BOTH_REGISTERED: ({ groups }) =>
    `Obaja účastníci sú registrovaní v tej istej skupine (${groups.join(', ')}). Zlúčiť ich nemožno.`,
  BOTH_BOOKED: () => 'Obaja účastníci sú prihlásení na ten istý termín. Najprv jedného z nich odhláste.',
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: () => 'Účastníci patria rôznym klientom. Najprv zlúčte klientov.',
  NOT_FOR_API_KEYS: () => 'API kľúčom sa to zmeniť nedá. Musí to urobiť prihlásený člen tímu.',
  SIGN_IN_CODE_WRONG: () => 'Kód je nesprávny alebo už neplatí. Skontrolujte ho alebo si vyžiadajte nový.',
  TOO_MANY_TRIES: ({ retryAfterSeconds }) => `Priveľa pokusov. Skúste to znova o ${Math.ceil(retryAfterSeconds / 60)} min.`,
  ERASURE_BLOCKED: ({ upcomingBookings, openOrders }) => {
    if (upcomingBookings > 0) return 'Klient je prihlásený na budúce termíny. Najprv ho odhláste.';
    if (openOrders > 0) return 'Klient má nezaplatenú objednávku. Počkajte, kým ju zaplatí, alebo ju zrušte.';
    return 'Klient má dlh, kredit alebo nevyčerpané permanentky. Najprv ich vyrovnajte.';
  },
};
