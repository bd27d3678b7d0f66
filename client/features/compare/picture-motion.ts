import { SpringField, type Targets } from "../../ui/spring-field.ts";

/** What a picture measures once, and from that its numbers' targets and how they are drawn. */
export type Drawing = {
  readonly targets: Targets;
  readonly draw: (at: (name: string) => number) => void;
};

/**
 * A picture that moves by itself, outside of React: each render says anew where everything belongs, and everything
 * glides there from wherever it is. What the layout changes is followed at once.
 */
export class PictureMotion {
  readonly #root: HTMLElement;
  readonly #sizes: ResizeObserver;
  readonly #field: SpringField;
  #measure: ((root: HTMLElement) => Drawing) | null = null;
  #drawing: Drawing | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#field = new SpringField((at) => this.#drawing?.draw(at));
    this.#sizes = new ResizeObserver(() => {
      if (this.#measure !== null) this.#field.shift(this.#look(this.#measure));
    });
  }

  /** Sends everything to where this measures it. */
  show(measure: (root: HTMLElement) => Drawing): void {
    if (this.#measure === null) {
      for (const element of this.#root.querySelectorAll("[data-row], [data-axis], [data-gutter]")) {
        this.#sizes.observe(element);
      }
    }
    this.#measure = measure;
    this.#field.aim(this.#look(measure));
  }

  /** Ends every movement. */
  stop(): void {
    this.#sizes.disconnect();
    this.#field.stop();
  }

  #look(measure: (root: HTMLElement) => Drawing): Targets {
    this.#drawing = measure(this.#root);
    return this.#drawing.targets;
  }
}

/** Writes a number without another node, so that nobody who watches the page for new elements looks again. */
export function writeNumber(element: HTMLElement, value: number): void {
  const text = String(Math.round(value));
  if (element.firstChild === null) element.append(text);
  else if (element.firstChild.nodeValue !== text) element.firstChild.nodeValue = text;
}

/** A part of a picture that must be there. */
export function partOf<Part extends Element = HTMLElement>(root: Element, selector: string): Part {
  const part = root.querySelector<Part>(selector);
  if (part === null) throw new Error(`The picture lacks ${selector}.`);
  return part;
}
