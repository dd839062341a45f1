import type { Locale, Role } from '../../../entities/enums.js';
import type { Sender } from './sender.js';
import { type EmailContent, written } from './written.js';

type StaffRole = Exclude<Role, 'CUSTOMER'>;

export interface InvitationFacts {
  readonly locale: Locale;
  /** The organisation that invites. */
  readonly sender: Sender;
  readonly role: StaffRole;
  readonly inviterName: string;
  /** The code that the invited person enters to accept. */
  readonly code: string;
  readonly expiresOn?: string;
}

const ROLES: Record<Locale, Record<StaffRole, string>> = {
  sk: { OWNER: 'majiteľ', MANAGER: 'manažér', RECEPTIONIST: 'recepcia', INSTRUCTOR: 'inštruktor' },
  cs: { OWNER: 'majitel', MANAGER: 'manažer', RECEPTIONIST: 'recepce', INSTRUCTOR: 'instruktor' },
  en: { OWNER: 'owner', MANAGER: 'manager', RECEPTIONIST: 'receptionist', INSTRUCTOR: 'instructor' },
};

interface Words {
  subject: (organisation: string) => string;
  invited: (inviter: string, organisation: string, role: string) => string;
  accept: string;
  code: string;
  expires: string;
  ignore: string;
}

const WORDS: Record<Locale, Words> = {
  sk: {
    subject: (organisation) => `Pozvánka do tímu ${organisation}`,
    invited: (inviter, organisation, role) => `${inviter} vás pozýva do tímu ${organisation}. Vaša rola: ${role}.`,
    accept: 'Prihláste sa touto e-mailovou adresou a pozvánku prijmite.',
    code: 'Kód pozvánky',
    expires: 'Platí do',
    ignore: 'Ak pozvánku nečakáte, nič nerobte.',
  },
  cs: {
    subject: (organisation) => `Pozvánka do týmu ${organisation}`,
    invited: (inviter, organisation, role) => `${inviter} vás zve do týmu ${organisation}. Vaše role: ${role}.`,
    accept: 'Přihlaste se touto e-mailovou adresou a pozvánku přijměte.',
    code: 'Kód pozvánky',
    expires: 'Platí do',
    ignore: 'Pokud pozvánku nečekáte, nic nedělejte.',
  },
  en: {
    subject: (organisation) => `Invitation to the team of ${organisation}`,
    invited: (inviter, organisation, role) => `${inviter} invites you to the team of ${organisation}. Your role: ${role}.`,
    accept: 'Sign in with this e-mail address and accept the invitation.',
    code: 'The code of the invitation',
    expires: 'Good until',
    ignore: 'If you expected no invitation, do nothing.',
  },
};

export function invitationEmail({ locale, sender, role, inviterName, code, expiresOn }: InvitationFacts): EmailContent {
  const words = WORDS[locale];
  const title = words.subject(sender.name);
  const invited = words.invited(inviterName, sender.name, ROLES[locale][role]);
  return written({
    ...{ locale, sender, title, subject: title, preheader: invited },
    blocks: [
      invited,
      words.accept,
      { kind: 'CODE', label: words.code, code, sentence: `${words.code}: ${code}` },
      ...(expiresOn === undefined ? [] : [{ kind: 'FACT', label: words.expires, value: expiresOn } as const]),
      { kind: 'SMALL', text: words.ignore },
    ],
  });
}
