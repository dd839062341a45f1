/** What a form holds once its brackets are read: `line_items[0][price_data][currency]`. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = { [name: string]: FormValue };

/** Reads a body, or a query, as Stripe does: nested by brackets, lists by numbers. */
export function readForm(text: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text))
    put(
      form,
      name.split(/\]?\[|\]$/).filter((part) => part !== ''),
      value,
    );
  return listed(form) as Form;
}

function put(into: Form, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  into[first] ??= {};
  const inner = into[first];
  if (typeof inner !== 'object' || Array.isArray(inner)) throw new Error(`${first} is a value and a group`);
  put(inner, rest, value);
}

/** Groups whose names are 0, 1, 2 … are lists. */
function listed(value: FormValue): FormValue {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const names = Object.keys(value);
  const inner = names.map((name) => listed(value[name] ?? ''));
  if (names.length > 0 && names.every((name, index) => name === String(index))) return inner;
  return Object.fromEntries(names.map((name, index) => [name, inner[index] ?? '']));
}

export function textAt(form: Form, ...path: readonly (string | number)[]): string | undefined {
  let at: FormValue | undefined = form;
  for (const step of path) {
    if (typeof at !== 'object') return undefined;
    at = Array.isArray(at) ? at[Number(step)] : at[String(step)];
  }
  return typeof at === 'string' ? at : undefined;
}

export function groupAt(form: Form, ...path: readonly string[]): Record<string, string> {
  let at: FormValue | undefined = form;
  for (const step of path) at = typeof at === 'object' && !Array.isArray(at) ? at[step] : undefined;
  if (typeof at !== 'object' || Array.isArray(at)) return {};
  return Object.fromEntries(Object.entries(at).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
