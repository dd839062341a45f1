/** The studio of a demo as both servers are asked for it. */
const QUERY = 'query Page($slug: String!) { organisation(slug: $slug) { name courses { name } } }';

export interface Page {
  readonly slug: string;
  readonly name: string;
  readonly courses: readonly string[];
}

interface Answer {
  readonly data?: { readonly organisation?: { readonly name: string; readonly courses: readonly { name: string }[] } | null };
}

/** 'closed' while nobody listens; 'empty' when there is an answer, and no such studio yet. Throws for a faulty answer. */
export async function askPage(endpoint: string, slug: string): Promise<Page | 'closed' | 'empty'> {
  const body = JSON.stringify({ query: QUERY, variables: { slug } });
  let response: Response;
  try {
    response = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  } catch {
    return 'closed';
  }
  const text = await response.text();
  const { data } = JSON.parse(text) as Answer;
  if (!data || data.organisation === undefined) throw new Error(`not an answer: ${text}`);
  const { organisation } = data;
  return organisation ? { slug, name: organisation.name, courses: organisation.courses.map(({ name }) => name) } : 'empty';
}

export const isSame = (one: Page, other: Page): boolean => JSON.stringify(one) === JSON.stringify(other);
