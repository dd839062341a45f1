/** A page of the statement of a registration, and the newest uses of its pass. */
export const LINES = 50;
export const USES = 20;

export const STATEMENT = `query PassStatement($id: ID!) {
  registration(id: $id) {
    statement(first: ${LINES}) {
      edges { node { event postedAt paid { amountMinor } charged { amountMinor } balance { amountMinor } } }
    }
    passes {
      name validUntil creditLeft { amountMinor }
      redemptions(first: ${USES}) { edges { node { id createdAt covered { amountMinor } } } }
    }
  }
}`;

interface Amount {
  readonly amountMinor: number;
}

interface Answer {
  readonly data?: {
    readonly registration?: {
      readonly statement: { readonly edges: readonly { readonly node: Line }[] };
      readonly passes: readonly { readonly creditLeft: Amount; readonly redemptions: { readonly edges: readonly unknown[] } }[];
    } | null;
  } | null;
  readonly errors?: unknown;
}

interface Line {
  readonly event: string;
  readonly paid: Amount;
  readonly charged: Amount;
  readonly balance: Amount;
}

/** Throws unless the answer is a full page whose lines add up, from the sale of the pass on, with a full page of uses. */
export function checkStatement(text: string): void {
  const { data, errors } = JSON.parse(text) as Answer;
  const lines = data?.registration?.statement.edges.map(({ node }) => node) ?? [];
  const [pass, ...others] = data?.registration?.passes ?? [];
  let balance = 0;
  const addUp = lines.every((line) => {
    balance += line.paid.amountMinor - line.charged.amountMinor;
    return line.balance.amountMinor === balance;
  });
  const isWhole =
    lines.length === LINES && lines[0]?.event === 'PASS_SOLD' && pass?.redemptions.edges.length === USES && others.length === 0;
  if (errors || !addUp || !isWhole) throw new Error(`a statement is wrong: ${text}`);
}
