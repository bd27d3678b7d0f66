import ts from "typescript";

/** A text in the code that a person would read, and where it stands. */
export type Sentence = { readonly file: string; readonly line: number; readonly text: string };

/** Attributes, and properties that become one, whose text is shown or read out. */
const TELLING =
  /^(aria-(label|description|roledescription|valuetext|placeholder|braille\w+)|alt|title|label|placeholder|hint|blocked|valueText|whyNot)$/;
/** Attributes and properties that hold no text, whatever it looks like. */
const SILENT =
  /^(className|d|viewBox|transform|points|style|href|src|rel|type|accept|key|id|htmlFor|role|data-.*)$/;
/** Functions that show or read out what they are given. */
const TELLERS = /^(announce|toast|alert|confirm|prompt)$/;
/** Functions that take a selector, an event or a property: names for the browser, not words for a person. */
const FOR_THE_BROWSER =
  /^(querySelector(All)?|closest|matches|createElement(NS)?|matchMedia|setAttribute|setProperty|addEventListener)$/;
/** What the browser shows of an element, or of the page, when it is set. */
const SHOWN = /^(title|textContent|innerText|ariaLabel|ariaDescription|placeholder|alt)$/;
/** Keys by the names that the browser gives them. */
const KEYS =
  /^(Ctrl|Key…|Digit…|Shift|Control|Alt|Meta|Fn|Tab|Enter|Escape|Backspace|Delete|Insert|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)?)$/;

/** A list of selectors, such as `button, a[href], .board-header`. */
const SELECTORS = /^((a|button|dialog|input|li|select|textarea)?(\[[^\]]+\]|\.[\w-]+)*(, |$))+$/;

const LETTERS = /\p{L}/u;
/** Two words with a blank between them, or a capitalized word: no id, no key, no name of a class. */
const WORDS = /\p{L}[,;:.…’”)!?]*\s+[(“‘«¿¡]?\p{L}|^\p{Lu}\p{Ll}+([ .,:…!?]|$)/u;

/** Every text in a file, whose name ends in `.ts` or `.tsx`, that belongs into the catalogue of messages. */
export function sentencesIn(file: string, source: string): readonly Sentence[] {
  const found: Sentence[] = [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null && isTold(node, text)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push({ file, line: line + 1, text: text.replace(/\s+/g, " ").trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The text that a node of the code is; values within it are dots. */
function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node) || ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.text;
  }
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
}

function isTold(node: ts.Node, text: string): boolean {
  if (ts.isJsxText(node)) return LETTERS.test(text);
  switch (fateOf(node)) {
    case "told":
      return LETTERS.test(text);
    case "silent":
      return false;
    case "unknown":
      return WORDS.test(text) && !KEYS.test(text) && !SELECTORS.test(text);
  }
}

/** What becomes of a text: surely shown or read out, surely not, or neither is sure. */
function fateOf(node: ts.Node): "told" | "silent" | "unknown" {
  const { parent } = node;
  if (handsOn(parent, node)) return fateOf(parent);
  if (ts.isJsxExpression(parent)) return ts.isJsxAttribute(parent.parent) ? fateOf(parent) : "told";
  if (ts.isJsxAttribute(parent)) return fateByName(parent.name.getText());
  if (ts.isPropertyAssignment(parent)) {
    return parent.name === node ? "silent" : fateByName(parent.name.getText().replaceAll('"', ""));
  }
  if (ts.isCallExpression(parent)) return fateInCall(parent, node);
  if (ts.isNewExpression(parent))
    return /(Error|RegExp)$/.test(parent.expression.getText()) ? "silent" : "unknown";
  if (ts.isBinaryExpression(parent)) {
    // Compared with something, or put somewhere.
    if (parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return "silent";
    const { left } = parent;
    return ts.isPropertyAccessExpression(left) && SHOWN.test(left.name.text) ? "told" : "unknown";
  }
  const isName =
    ts.isLiteralTypeNode(parent) ||
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isCaseClause(parent) ||
    ts.isElementAccessExpression(parent);
  return isName ? "silent" : "unknown";
}

/** Is the value of `parent` this text, whole or as a part of a longer one? */
function handsOn(parent: ts.Node, text: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition !== text;
  if (ts.isBinaryExpression(parent)) return /^(\+|\?\?|\|\||&&)$/.test(parent.operatorToken.getText());
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isTemplateExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  );
}

function fateByName(name: string): "told" | "silent" | "unknown" {
  if (TELLING.test(name)) return "told";
  return SILENT.test(name) ? "silent" : "unknown";
}

function fateInCall(call: ts.CallExpression, text: ts.Node): "told" | "silent" | "unknown" {
  const { expression, arguments: given } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  if (TELLERS.test(name)) return "told";
  const [first, second] = given;
  if (name === "setAttribute" && second === text && first !== undefined && ts.isStringLiteral(first)) {
    return TELLING.test(first.text) ? "told" : "silent";
  }
  return FOR_THE_BROWSER.test(name) ? "silent" : "unknown";
}
