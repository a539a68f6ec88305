/** The format of Stripe's clients: `a[b][c]=1`. Lists arrive as records of positions (`expand[0]`); the schemas convert them. */
export type FormRecord = { [key: string]: FormValue };
export type FormValue = string | FormRecord;

export type FormParse = { ok: true; form: FormRecord } | { ok: false; message: string };

const nameShape = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;
const maxDepth = 8;

// Maps while parsing, so that __proto__ and constructor are parameters like any other.
type Node = string | Branch;
type Branch = Map<string, Node>;

const toRecord = (branch: Branch): FormRecord =>
  Object.fromEntries(Array.from(branch, ([key, node]) => [key, typeof node === 'string' ? node : toRecord(node)]));

const segmentsOf = (name: string): string[] | null => {
  const match = nameShape.exec(name);
  if (!match) return null;
  const [, head = '', tail = ''] = match;
  return [head, ...Array.from(tail.matchAll(/\[([^[\]]*)\]/g), ([, key = '']) => key)];
};

/** Parses a query string or an `application/x-www-form-urlencoded` body. */
export const parseForm = (text: string): FormParse => {
  const form: Branch = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const segments = segmentsOf(name);
    if (!segments || segments.length > maxDepth) return { ok: false, message: `Invalid parameter name: ${name}` };
    let branch = form;
    for (const segment of segments.slice(0, -1)) {
      const key = segment === '' ? String(branch.size) : segment;
      const inner = branch.get(key) ?? new Map<string, Node>();
      if (typeof inner === 'string') return { ok: false, message: `Parameter is both a value and a record: ${name}` };
      branch.set(key, inner);
      branch = inner;
    }
    const last = segments.at(-1) ?? '';
    branch.set(last === '' ? String(branch.size) : last, value);
  }
  return { ok: true, form: toRecord(form) };
};

/** The same parameters in another order give the same text. */
export const canonical = (value: FormValue): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : `{${Object.entries(value)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
        .join(',')}}`;
