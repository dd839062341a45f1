/** The demo studio, as the server tells a page of its own machine. */
export interface Demo {
  readonly organisation: { readonly slug: string; readonly name: string };
  /** By role: `owner`, `manager`, `receptionist`, `instructor`, `customer`. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly products: Readonly<Record<string, string>>;
  readonly session: string;
  readonly registrations: Readonly<Record<'paidWithCredit' | 'continuousUnpaid' | 'openWithDebt', string>>;
  readonly passes: Readonly<Record<'credit' | 'entry' | 'time', string>>;
  readonly examples: { readonly credit: ExampleIds };
}

interface ExampleIds {
  readonly registrationId: string;
  readonly eightEuroSessionIds: readonly string[];
  readonly productId: string;
}

/** Undefined where the server has no demo studio, or tells no other machine of it. */
export async function demoStudio(): Promise<Demo | undefined> {
  const answer = await fetch('/graphql/page/demo.json');
  return answer.ok ? ((await answer.json()) as Demo) : undefined;
}

/** The schema is public, so no introspection is needed. */
export async function schemaText(): Promise<string> {
  const answer = await fetch('/schema.graphql');
  if (!answer.ok) throw new Error(`The schema could not be loaded: ${answer.status}`);
  return answer.text();
}
