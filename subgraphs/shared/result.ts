/** An expected outcome, one way or the other. Faults (a database that is down) are thrown instead. */
export type Ok<Value> = { ok: true; value: Value };
export type Failure<Problem> = { ok: false; errors: readonly [Problem, ...Problem[]] };
export type Result<Value, Problem> = Ok<Value> | Failure<Problem>;

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const fail = <Problem>(first: Problem, ...others: Problem[]): Failure<Problem> => ({ ok: false, errors: [first, ...others] });
