/** Phrases that readers of English as engineers write it stumble over. Each has a plain word instead. */
export const unclearPhrases =
  /\b(?:whoever|nobody['’]s|(?<!there )is no (?!longer\b|more\b)|of its own|of their own|any more|tells? of|hears? of|as it came)\b/i;

const message = 'Write it plainly: CONTRIBUTING.md has the style.';

/** Refuses unclear phrases in comments, strings and names of tests. */
export const plainWords = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => {
    const check = (node, text) => {
      if (unclearPhrases.test(text)) context.report({ node, message });
    };
    return {
      Program: () => {
        for (const comment of context.sourceCode.getAllComments()) check(comment, comment.value.replaceAll(/\s*\n\s*\*?\s*/g, ' '));
      },
      Literal: (node) => {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateElement: (node) => check(node, node.value.cooked ?? ''),
    };
  },
};
