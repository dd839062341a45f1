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
  m: { found: 'nebyl nalezen', to: 'k němu' },
  f: { found: 'nebyla nalezena', to: 'k ní' },
  n: { found: 'nebylo nalezeno', to: 'k němu' },
} as const;

const REFERENTS: Record<Referent, { name: string; gender: keyof typeof FORMS }> = {
  API_KEY: { name: 'API klíč', gender: 'm' },
  ATTENDEE: { name: 'Účastník', gender: 'm' },
  BOOKING: { name: 'Přihlášení na termín', gender: 'n' },
  CONSENT: { name: 'Souhlas', gender: 'm' },
  COURSE: { name: 'Kurz', gender: 'm' },
  CUSTOMER: { name: 'Klient', gender: 'm' },
  GROUP: { name: 'Skupina', gender: 'f' },
  INVITATION: { name: 'Pozvánka', gender: 'f' },
  LOCATION: { name: 'Místo', gender: 'n' },
  MEMBER: { name: 'Člen týmu', gender: 'm' },
  ORDER: { name: 'Objednávka', gender: 'f' },
  ORGANISATION: { name: 'Podnik', gender: 'm' },
  PASS: { name: 'Permanentka', gender: 'f' },
  PASS_PRODUCT: { name: 'Permanentka v nabídce', gender: 'f' },
  PAYMENT: { name: 'Platba', gender: 'f' },
  PROMO_CODE: { name: 'Promo kód', gender: 'm' },
  REFUND: { name: 'Vrácení peněz', gender: 'n' },
  REGISTRATION: { name: 'Registrace', gender: 'f' },
  SESSION: { name: 'Termín', gender: 'm' },
};

const PASS_PROBLEMS: Record<PassProblem, string> = {
  NOT_YOURS: 'Tato permanentka patří jinému klientovi. Vyberte jinou.',
  WRONG_REGISTRATION: 'Tato permanentka patří k jiné registraci. Vyberte jinou.',
  WRONG_COURSE: 'Tato permanentka na tento kurz neplatí. Vyberte jinou.',
  WRONG_COURSE_TYPE: 'Permanentka tohoto druhu na kurz tohoto typu neplatí. Vyberte jinou.',
  NOT_STARTED: 'Termín začíná dříve, než začne permanentka platit. Vyberte pozdější termín nebo jinou permanentku.',
  EXPIRED: 'Platnost této permanentky skončila. Vyberte jinou nebo si kupte novou.',
  BEYOND_END: 'Platnost permanentky na tento termín nestačí. Vyberte jiný termín nebo jinou permanentku.',
  BLOCKED: 'Permanentka je zablokovaná, protože její platba je reklamovaná v bance. Vyberte jinou.',
  REFUNDED: 'Peníze za tuto permanentku byly vráceny. Vyberte jinou.',
  EMPTY: 'Permanentka je vyčerpaná. Vyberte jinou nebo si kupte novou.',
  IN_USE: 'Permanentka je v té době už použita. Vyberte jiný termín nebo jinou permanentku.',
  LIMIT_REACHED: 'Limit permanentky na daný týden nebo měsíc je vyčerpán. Vyberte jiný termín nebo jinou permanentku.',
};

/** Several of these may follow each other in one sentence. */
const SALE_PROBLEMS: Record<OnlineSaleProblem, string> = {
  PLAN_TOO_LOW: 'tarif podniku nezahrnuje online prodej',
  ONLINE_PAYMENTS_INACTIVE: 'podnik nepřijímá online platby',
  ONLINE_PAYMENTS_SUSPENDED: 'online platby podniku jsou pozastavené',
  PRODUCT_NOT_SELLABLE_ONLINE: 'tato permanentka se online neprodává',
  PRODUCT_NOT_IN_CHANNEL: 'tato permanentka se zde nenabízí',
  COURSE_NOT_IN_PROFILE: 'žádný z vašich kurzů tuto permanentku v profilu nenabízí',
  PRODUCT_ARCHIVED: 'tato permanentka se už neprodává',
  PRODUCT_ENDED: 'platnost této permanentky už skončila',
};

const PROMO_CODE_PROBLEMS: Record<PromoCodeProblem, string> = {
  UNKNOWN: 'Takový promo kód neexistuje. Zkontrolujte ho a zkuste to znovu.',
  NOT_STARTED: 'Tento promo kód ještě neplatí. Použijte ho později, nebo objednejte bez něj.',
  OVER: 'Tento promo kód už neplatí. Použijte jiný, nebo objednejte bez něj.',
  USED_UP: 'Tento promo kód je už vyčerpaný. Použijte jiný, nebo objednejte bez něj.',
  USED_BY_CUSTOMER: 'Tento promo kód už byl na tomto účtu využit. Použijte jiný, nebo objednejte bez něj.',
  NOT_FOR_THIS: 'Tento promo kód se na nic v objednávce nevztahuje. Použijte jiný, nebo objednejte bez něj.',
};

const INVITATION_PROBLEMS: Record<InvitationProblem, string> = {
  EXPIRED: 'Platnost pozvánky skončila. Požádejte o novou.',
  REVOKED: 'Pozvánka byla zrušena. Požádejte o novou.',
  ACCEPTED: 'Pozvánka už byla přijata. Pokud přístup stále nemáte, požádejte o novou.',
  OTHER_ADDRESS: 'Pozvánka byla poslána na jinou e-mailovou adresu. Přihlaste se tou adresou.',
  ALREADY_MEMBER: 'Do týmu už patříte. Pozvánku nepotřebujete.',
};

const INVALID: Record<InvalidInputReason, (limit: number | undefined) => string> = {
  REQUIRED: () => 'Tento údaj je povinný. Vyplňte ho.',
  UNEXPECTED: () => 'Tento údaj nelze zadat spolu s ostatními. Vynechte ho.',
  TOO_LONG: (limit) => `Text je příliš dlouhý. Nejvyšší počet znaků je ${limit}.`,
  TOO_MANY: (limit) => `Seznam je příliš dlouhý. Nejvyšší počet položek je ${limit}.`,
  NEGATIVE_AMOUNT: () => 'Částka nemůže být záporná. Zadejte nulu nebo více.',
  AMOUNT_NOT_POSITIVE: () => 'Částka musí být vyšší než nula.',
  AMOUNT_TOO_LARGE: () => 'Částka je příliš vysoká. Zadejte nižší.',
  OTHER_CURRENCY: () => 'Částka je v jiné měně. Zadejte ji v měně, kterou podnik používá.',
  CURRENCY_WITHDRAWN: () => 'Tato měna už neplatí. Vyberte tu, která ji nahradila.',
  OUT_OF_RANGE: (limit) =>
    limit === undefined
      ? 'Hodnota je mimo povolený rozsah. Zkontrolujte ji.'
      : `Hodnota je mimo povolený rozsah. Hranice je ${limit}.`,
  MALFORMED: () => 'Hodnota nemá správný tvar. Zkontrolujte ji.',
  END_BEFORE_START: () => 'Konec nemůže být před začátkem.',
  IN_THE_PAST: () => 'Tento čas už uplynul. Zadejte pozdější.',
  NOTHING_TO_PAY: () => 'Za tento termín není co platit. Přihlaste se bez volby způsobu platby.',
  PASS_NOT_NAMED: () => 'Vyberte permanentku, kterou chcete zaplatit, nebo jiný způsob platby.',
};

export const cs: Sentences = {
  NOT_FOUND: ({ referent }) => {
    const { name, gender } = REFERENTS[referent];
    const { found, to } = FORMS[gender];
    return `${name} ${found}. Možná už neexistuje, nebo ${to} nemáte přístup.`;
  },
  INVALID_INPUT: ({ reason, limit }) => INVALID[reason](limit),
  IDEMPOTENCY_KEY_REUSED: () => 'Tento idempotenční klíč už byl použit s jiným vstupem. Použijte nový.',
  SESSION_FULL: () => 'Termín je plně obsazen. Vyberte jiný.',
  SESSION_OVER: () => 'Termín už začal.',
  SESSION_CANCELLED: () => 'Termín byl zrušen.',
  GROUP_NOT_LINKED: () => 'S touto registrací se na termín jiné, nepropojené skupiny přihlásit nelze. Vyberte jiný termín.',
  ALREADY_BOOKED: () => 'Účastník je na tento termín už přihlášen.',
  BOOKING_OVERLAPS: () => 'Účastník je v té době přihlášen na jiný termín. Vyberte takový, který se s ním nepřekrývá.',
  PASS_CANNOT_PAY: ({ reason }) => PASS_PROBLEMS[reason],
  NOT_COVERED: ({ missing, allowed }) => {
    const gap = formatMoney(missing, 'cs');
    const debt = allowed.amountMinor === 0 ? '' : ` a dluh může být nejvýše ${formatMoney(allowed, 'cs')}`;
    return `Permanentky nepokryjí celou cenu, chybí ${gap}${debt}. Kupte si další permanentku, nebo zaplaťte na recepci.`;
  },
  PAYMENT_PROVIDER_UNAVAILABLE: () =>
    'Platební brána je momentálně nedostupná. Nic nebylo zaplaceno: zkuste to znovu, nebo zaplaťte na recepci.',
  AMOUNT_NOT_PAYABLE_ONLINE: ({ total }) =>
    `Částku ${formatMoney(total, 'cs')} nelze zaplatit kartou online. Zaplaťte na recepci.`,
  ONLINE_SALE_UNAVAILABLE: ({ reasons }) =>
    `Online to koupit nelze: ${reasons.map((reason) => SALE_PROBLEMS[reason]).join('; ')}. Obraťte se na recepci.`,
  BOOKING_NOT_ACTIVE: () => 'Přihlášení na termín už bylo zrušeno nebo uzavřeno.',
  CANCELLATION_CLOSED: () => 'Na odhlášení z termínu je už pozdě. Výjimku může udělat jen recepce, s uvedením důvodu.',
  ALREADY_CHECKED_IN: () => 'Příchod účastníka je už zaznamenán.',
  NOT_CHECKED_IN: () => 'Příchod účastníka není zaznamenán. Není co zrušit.',
  CHECK_IN_NOT_OPEN: () => 'Příchod na tento termín ještě nelze zaznamenat. Počkejte, nebo uveďte důvod.',
  CHECK_IN_CLOSED: () => 'Den tohoto termínu už skončil. Chcete-li účast zaznamenat nyní, uveďte důvod.',
  SESSION_NOT_BEGUN: () => 'Termín ještě nezačal. Nepřítomnost lze zaznamenat až po jeho začátku.',
  GROUP_FULL: ({ capacity }) => `Skupina je plná (počet míst: ${capacity}). Vyberte jinou.`,
  ALREADY_REGISTERED: () => 'Účastník je v této skupině už registrován. Použijte jeho registraci.',
  REGISTRATION_ENDED: () => 'Registrace skončila nebo do toho dne skončí. Obnovte ji, nebo účastníka zaregistrujte znovu.',
  REGISTRATION_NOT_ENDED: () => 'Registrace není ukončena. Není co obnovit.',
  COURSE_ARCHIVED: () => 'Kurz už není v nabídce. Vyberte jiný.',
  PRODUCT_ARCHIVED: () => 'Tato permanentka se už neprodává. Vyberte jinou.',
  PRODUCT_ENDED: () => 'Platnost této permanentky už skončila. Vyberte jinou.',
  PRODUCT_NOT_SOLD_HERE: () => 'Tato permanentka se zde neprodává. Vyberte jinou.',
  PURCHASE_LIMIT_REACHED: ({ limit }) =>
    `Jeden klient si může tuto permanentku koupit ${limit === 1 ? 'pouze jednou' : `nejvýše ${limit}krát`}. Vyberte jinou.`,
  PROMO_CODE_UNUSABLE: ({ reason }) => PROMO_CODE_PROBLEMS[reason],
  PAYMENTS_DO_NOT_ADD_UP: ({ total }) => `Součet plateb nesedí. Je třeba zaplatit ${formatMoney(total, 'cs')}.`,
  ALREADY_ORDERED: () => 'Účastník to už má v nezaplacené objednávce. Zaplaťte ji, nebo ji zrušte.',
  TOO_MANY_OPEN_ORDERS: ({ limit }) =>
    `Nezaplacených objednávek může být najednou nejvýše ${limit}. Některou zaplaťte, nebo zrušte.`,
  ORDER_NOT_OPEN: () => 'Objednávka je už zaplacená nebo uzavřená. Bude-li třeba, vytvořte novou.',
  REFUND_TOO_LARGE: ({ left }) => `Vrátit lze nejvýše ${formatMoney(left, 'cs')}. Zadejte nižší částku.`,
  AMOUNT_NOT_REFUNDABLE_TO_CARD: ({ possible }) =>
    `Přesně tuto částku na kartu vrátit nelze. Vraťte na kartu ${formatMoney(possible, 'cs')} a zbytek v hotovosti.`,
  CARD_NOT_REACHABLE: () =>
    'Platební brána, přes kterou platba přišla, už není připojená. Vraťte peníze v hotovosti nebo převodem.',
  PAYMENT_DISPUTED: () => 'Platba je reklamovaná v bance. Počkejte na rozhodnutí banky.',
  GIFT_CODE_UNUSABLE: () => 'Tento dárkový kód nelze uplatnit. Zkontrolujte ho, nebo se zeptejte toho, kdo vám dárek dal.',
  PASS_NEEDS_REGISTRATION: () => 'Kreditová permanentka se váže na registraci. Vyberte registraci.',
  PASS_BELONGS_TO_CUSTOMER: () => 'Tato permanentka se váže na klienta. Vyberte klienta.',
  PASS_NOT_FOR_COURSE: () => 'Tato permanentka na kurz této registrace neplatí. Vyberte jinou.',
  CAPACITY_BELOW_SEATS_TAKEN: ({ seatsTaken }) =>
    `Kapacita nemůže být nižší než počet obsazených míst (${seatsTaken}). Nejdříve někoho odhlaste.`,
  EMAIL_TAKEN: () => 'Tuto e-mailovou adresu už má jiný klient. Otevřete jeho profil, nebo adresu vynechte.',
  NAME_TAKEN: () => 'Tento název nebo e-mail se už používá. Zvolte jiný.',
  GROUPS_OF_DIFFERENT_COURSES: () => 'Skupiny patří k různým kurzům. Vyberte skupiny jednoho kurzu.',
  LAST_OWNER: () => 'Podnik musí mít alespoň jednoho majitele. Nejdříve určete jiného.',
  INVITATION_UNUSABLE: ({ reason }) => INVITATION_PROBLEMS[reason],
  TOO_MANY_ORGANISATIONS: ({ limit }) =>
    `Nejvyšší počet podniků, které může jedna osoba založit, je ${limit}. Pokud potřebujete více, napište nám.`,
  BOTH_SIGN_IN: () => 'Oba klienti se přihlašují do systému. Vyberte, kdo si ponechá přístup.',
  BOTH_REGISTERED: ({ groups }) => `Oba účastníci jsou registrováni ve stejné skupině (${groups.join(', ')}). Sloučit je nelze.`,
  BOTH_BOOKED: () => 'Oba účastníci jsou přihlášeni na stejný termín. Nejdříve jednoho z nich odhlaste.',
  ATTENDEES_OF_DIFFERENT_CUSTOMERS: () => 'Účastníci patří různým klientům. Nejdříve slučte klienty.',
  NOT_FOR_API_KEYS: () => 'API klíčem to změnit nelze. Musí to udělat přihlášený člen týmu.',
  SIGN_IN_CODE_WRONG: () => 'Kód je nesprávný nebo už neplatí. Zkontrolujte ho, nebo si vyžádejte nový.',
  TOO_MANY_TRIES: ({ retryAfterSeconds }) => `Příliš mnoho pokusů. Zkuste to znovu za ${Math.ceil(retryAfterSeconds / 60)} min.`,
  ERASURE_BLOCKED: ({ upcomingBookings, openOrders }) => {
    if (upcomingBookings > 0) return 'Klient je přihlášen na budoucí termíny. Nejdříve ho odhlaste.';
    if (openOrders > 0) return 'Klient má nezaplacenou objednávku. Počkejte, až ji zaplatí, nebo ji zrušte.';
    return 'Klient má dluh, kredit nebo nevyčerpané permanentky. Nejdříve je vyrovnejte.';
  },
};
