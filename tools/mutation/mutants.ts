/** Small faults that a careless change could make, found in the syntax tree. Types may be wrong afterwards, since nobody looks at them; the syntax is not. */
import ts from 'typescript';

export type Mutant = { line: number; column: number; start: number; end: number; original: string; replacement: string };

const otherOperators: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '+=': ['-='],
  '-=': ['+='],
};
const otherMethods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
};
/** Another constant in their place says nothing new. */
const constants = new Set(['null', 'undefined', 'true', 'false']);
const comparisons = new Set(['===', '!==', '<', '<=', '>', '>=']);
/** What programs read: kinds, states, codes, names of algorithms. What people read has blanks in it. */
const codePattern = /^[A-Za-z][A-Za-z0-9_+:-]+$/;
const logLevels = new Set(['info', 'warn', 'error', 'debug']);

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
/** Not the log's words, nor those of an error that is a mistake of ours. */
const isForPeople = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && node.expression.getText() === 'Error') ||
  (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && logLevels.has(node.expression.name.text));
/** z.string().min(1) says something else by min than Math.min does. */
const isSchema = (node: ts.Expression): boolean => /^(?:z|id|instant|seconds)\b/.test(node.getText());

const isLoopCondition = (node: ts.Expression): boolean =>
  (ts.isForStatement(node.parent) && node.parent.condition === node) ||
  (ts.isWhileStatement(node.parent) && node.parent.expression === node);
const isCondition = (node: ts.Expression): boolean =>
  (ts.isIfStatement(node.parent) && node.parent.expression === node) ||
  (ts.isConditionalExpression(node.parent) && node.parent.condition === node) ||
  isLoopCondition(node);

/** Of && and || the value that leaves the decision to the other side. */
const neutralOf = (node: ts.Node): 'true' | 'false' | null => {
  if (!ts.isBinaryExpression(node)) return null;
  if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return 'true';
  return node.operatorToken.kind === ts.SyntaxKind.BarBarToken ? 'false' : null;
};

/** What the whole expression may be replaced by: a decision that is made beforehand. */
const decisionsFor = (node: ts.Expression): readonly string[] => {
  // A loop that never ends says nothing; one that never begins does.
  if (isCondition(node)) return isLoopCondition(node) ? ['false'] : ['true', 'false'];
  const neutral = neutralOf(node.parent);
  if (neutral !== null) return neutralOf(node) === null ? [neutral] : [];
  return ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.getText()) ? ['true', 'false'] : [];
};

type Replacement = { at: ts.Node; text: string };

const operatorsFor = (node: ts.BinaryExpression): readonly Replacement[] => {
  const operator = node.operatorToken.getText();
  const isEquality = operator === '===' || operator === '!==';
  // Both decisions say more than the opposite does.
  if (isEquality && decisionsFor(node).length === 2) return [];
  if (operator === '+' && (isText(node.left) || isText(node.right))) return [];
  return (otherOperators[operator] ?? []).map((text) => ({ at: node.operatorToken, text }));
};

const replacementsFor = (node: ts.Node): readonly Replacement[] => {
  if (ts.isReturnStatement(node) && node.expression && !constants.has(node.expression.getText()))
    return [{ at: node.expression, text: 'null' }];
  if (ts.isExpressionStatement(node) || ts.isThrowStatement(node)) return [{ at: node, text: ';' }];
  if (!ts.isExpression(node)) return [];
  const decisions = decisionsFor(node).map((text) => ({ at: node, text }));
  if (ts.isBinaryExpression(node)) return [...decisions, ...operatorsFor(node)];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ at: node, text: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ at: node, text: 'true' }];
  if (decisions.length === 0 && ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [{ at: node, text: node.operand.getText() }];
  if (ts.isStringLiteral(node) && codePattern.test(node.text)) return [{ at: node, text: `'mutated'` }];
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent) && node.parent.expression === node && !isSchema(node)) {
    const other = otherMethods[node.name.text];
    if (other !== undefined) return [{ at: node.name, text: other }];
  }
  return decisions;
};

const isOutside = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  isForPeople(node);

/** All of a file, in its order, each once. */
export const mutantsOf = (source: string): Mutant[] => {
  const file = ts.createSourceFile('mutated.ts', source, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Mutant>();
  const visit = (node: ts.Node): void => {
    if (isOutside(node)) return;
    for (const { at, text: replacement } of replacementsFor(node)) {
      const [start, end] = [at.getStart(), at.getEnd()];
      const original = source.slice(start, end);
      const { line, character } = file.getLineAndCharacterOfPosition(start);
      const key = `${String(start)} ${String(end)} ${replacement}`;
      if (original !== replacement) found.set(key, { line: line + 1, column: character + 1, start, end, original, replacement });
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
};

const turnsAllowed = 300_000;
// The turns are counted anew whenever the process comes to other things: only a loop that lets nothing else happen gets there.
const guard = `
let mutationTurns = 0;
setInterval(() => { mutationTurns = 0; }, 20).unref();
const mutationTurn = () => { mutationTurns += 1; if (mutationTurns > ${String(turnsAllowed)}) throw new Error('the mutant does not end'); };
`;

/** The file with the fault in it, and with a way out of every loop that the fault has made endless. */
export const mutate = (source: string, { start, end, replacement }: Mutant): string => {
  const text = source.slice(0, start) + replacement + source.slice(end);
  const file = ts.createSourceFile('mutated.ts', text, ts.ScriptTarget.Latest, true);
  const edits: { at: number; insert: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIterationStatement(node, false)) {
      const isBlock = ts.isBlock(node.statement);
      edits.push({ at: node.statement.getStart() + (isBlock ? 1 : 0), insert: isBlock ? ' mutationTurn();' : '{ mutationTurn(); ' });
      if (!isBlock) edits.push({ at: node.statement.getEnd(), insert: ' }' });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const guarded = edits
    .sort((one, other) => other.at - one.at)
    .reduce((before, { at, insert }) => before.slice(0, at) + insert + before.slice(at), text);
  return `${guarded}${guard}`;
};
