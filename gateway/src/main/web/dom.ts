type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/**
 * Creates an HTML element. Functions are listeners (`onclick`), true sets an attribute without a value, null omits it.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined));
  return made;
}

/** Sets the text of `node` only if it differs, so that screen readers announce only changes. */
export function say(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export interface Option {
  value: string;
  label: string;
  group?: string;
}

/** Sets the options of a `<select>`; an unchanged list is not touched, so that focus and an open menu are kept. */
export function offer(select: HTMLSelectElement, options: readonly Option[], chosen: string): void {
  const offered = JSON.stringify(options);
  if (select.dataset["offered"] !== offered) {
    select.dataset["offered"] = offered;
    const groups = new Map<string, HTMLElement>();
    select.replaceChildren();
    for (const { value, label, group } of options) {
      const option = element("option", { value }, label);
      if (group === undefined) {
        select.append(option);
        continue;
      }
      if (!groups.has(group)) {
        const made = element("optgroup", { label: group });
        groups.set(group, made);
        select.append(made);
      }
      groups.get(group)?.append(option);
    }
  }
  if (select.value !== chosen) select.value = chosen;
}
