import { type Node, parseSync, visitorKeys } from 'oxc-parser';

/** What a source file imports and which global names it uses, with the line of each. */
export interface SourceFile {
  /** From the root of the checkout, with forward slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly globals: readonly Use[];
}

export interface Import {
  /** As written: `../units.ts`, `node:fs`, `zod`. */
  readonly from: string;
  /** `import()` and workers are loaded when asked for; everything else, types included, at the start. */
  readonly when: 'start' | 'later';
  readonly line: number;
}

export interface Use {
  /** `process`, `Math.random`, `new Date()`. */
  readonly name: string;
  readonly line: number;
}

/** Parses TypeScript (or JavaScript) and lists what it reaches for. Throws on a text that does not parse. */
export function readSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]!.message}`);
  const imports: Import[] = [];
  const uses: (Use & { readonly root: string })[] = [];
  const declared = new Set<string>();
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;

  walk(program, null, '', (node, parent, key) => {
    const line = () => lineAt(node.start);
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) imports.push({ from: node.source.value, when: 'start', line: line() });
        break;
      case 'TSImportType':
        imports.push({ from: node.source.value, when: 'start', line: line() });
        break;
      case 'ImportExpression':
        if (node.source.type === 'Literal' && typeof node.source.value === 'string') {
          imports.push({ from: node.source.value, when: 'later', line: line() });
        }
        break;
      case 'NewExpression': {
        const { callee, arguments: given } = node;
        if (callee.type !== 'Identifier') break;
        const first = given[0];
        if (callee.name === 'Date' && given.length === 0) {
          uses.push({ name: 'new Date()', root: 'Date', line: line() });
        }
        // A worker: new URL('./worker.ts', import.meta.url).
        if (callee.name === 'URL' && given.length === 2 && first?.type === 'Literal') {
          if (/^\.{1,2}\/.*\.[mc]?[jt]s$/.test(String(first.value))) {
            imports.push({ from: String(first.value), when: 'later', line: line() });
          }
        }
        break;
      }
      case 'MemberExpression':
        if (node.object.type === 'Identifier' && node.property.type === 'Identifier' && !node.computed) {
          const root = node.object.name;
          uses.push({ name: `${root}.${node.property.name}`, root, line: line() });
        }
        break;
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (property.type === 'Property' && property.value.type === 'Identifier')
            declared.add(property.value.name);
        }
        break;
      case 'Identifier':
        if (isBinding(parent, key)) declared.add(node.name);
        else if (isReference(parent, key)) uses.push({ name: node.name, root: node.name, line: line() });
        break;
    }
  });
  // A name that the file declares itself is not the global one.
  const globals = uses.filter(({ root }) => !declared.has(root)).map(({ name, line }) => ({ name, line }));
  return { path, imports, globals };
}

type Visit = (node: Node, parent: Node | null, key: string) => void;

function walk(node: Node, parent: Node | null, key: string, visit: Visit): void {
  visit(node, parent, key);
  for (const childKey of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[childKey];
    for (const one of Array.isArray(child) ? child : [child]) if (one) walk(one, node, childKey, visit);
  }
}

const BINDING_PARENTS = new Set([
  'ImportSpecifier',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassDeclaration',
  'CatchClause',
  'ArrayPattern',
  'RestElement',
  'TSParameterProperty',
]);
const BINDING_KEYS = new Set(['id', 'local', 'params', 'param', 'elements', 'argument', 'parameter']);

function isBinding(parent: Node | null, key: string): boolean {
  if (!parent) return false;
  if (parent.type === 'VariableDeclarator') return key === 'id';
  if (parent.type === 'AssignmentPattern') return key === 'left';
  return BINDING_PARENTS.has(parent.type) && BINDING_KEYS.has(key);
}

/** Names of members and keys are no references to globals, and types do nothing at run time. */
function isReference(parent: Node | null, key: string): boolean {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return key === 'object' || parent.computed;
  if (parent.type === 'Property') return key === 'value' || parent.computed;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return key === 'value';
  return (
    !parent.type.startsWith('TS') || parent.type === 'TSAsExpression' || parent.type === 'TSNonNullExpression'
  );
}
