/** Plain SVG trees: made here, turned into text here, turned into elements by whoever draws them. */
import type { SvgNode } from './types.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** An element. */
export function node(tag: string, attributes: Attributes, children: readonly (SvgNode | string)[] = []): SvgNode {
  return { tag, attributes, children };
}

/** A coordinate with one decimal at most, so that pictures can be compared as text. */
export function px(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? 0 : rounded;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Characters XML does not allow at all would make the whole picture unreadable.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escapeText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}

/** SVG text of a tree, one element per line; carries its namespace, so it can stand alone as a file. */
export function toSvgText(root: SvgNode): string {
  return `${written({ ...root, attributes: { xmlns: 'http://www.w3.org/2000/svg', ...root.attributes } }, '')}\n`;
}

function written(element: SvgNode, indent: string): string {
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => ` ${name}="${escapeText(String(value))}"`,
  );
  const open = `${indent}<${element.tag}${attributes.join('')}`;
  if (element.children.length === 0) return `${open}/>`;
  if (element.children.every((child) => typeof child === 'string')) {
    return `${open}>${element.children.map((child) => escapeText(String(child))).join('')}</${element.tag}>`;
  }
  const inner = element.children.map((child) =>
    typeof child === 'string' ? escapeText(child) : written(child, `${indent} `),
  );
  return `${open}>\n${inner.join('\n')}\n${indent}</${element.tag}>`;
}

/** Makes an element, as React's `createElement` does. */
export type CreateElement<E> = (
  tag: string,
  props: Readonly<Record<string, string | number>>,
  ...children: readonly (E | string)[]
) => E;

/** A tree as elements of a page. `key` tells it from its siblings. */
export function elementOf<E>(root: SvgNode, create: CreateElement<E>, key = 'svg'): E {
  const children = root.children.map((child, index) =>
    typeof child === 'string' ? child : elementOf(child, create, String(index)),
  );
  return create(root.tag, { key, ...reactProps(root.attributes) }, ...children);
}

/** The attributes as React names them: `stroke-width` becomes `strokeWidth`, `class` becomes `className`, `aria-…` and `data-…` stay. */
export function reactProps(attributes: Attributes): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      if (name === 'class') return ['className', value];
      if (name.startsWith('aria-') || name.startsWith('data-')) return [name, value];
      return [name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value];
    }),
  );
}
