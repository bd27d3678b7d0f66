import { Component, createRef, type ReactNode } from "react";
import { prefersStillness } from "./spring.ts";

type Props = { readonly className?: string | undefined; readonly children: ReactNode };
type Spot = { readonly box: DOMRect; readonly isCarried: boolean };
type Spots = ReadonlyMap<string, Spot>;

const DURATION_MS = 220;

/**
 * Lets things with a `data-glide` name travel to their new spot when a render puts them elsewhere, even from one list
 * to another, instead of jumping. What is being carried (`data-carried`) is left to whoever carries it.
 */
export class Glide extends Component<Props> {
  readonly #root = createRef<HTMLDivElement>();
  readonly #running = new WeakMap<HTMLElement, Animation>();

  override getSnapshotBeforeUpdate(): Spots {
    return this.#spots();
  }

  override componentDidUpdate(_props: Props, _state: unknown, before: Spots): void {
    if (prefersStillness()) return;
    const elements = this.#elements().flatMap(([name, element]) => {
      const from = before.get(name);
      return from === undefined || from.isCarried || isCarried(element) ? [] : [{ element, from }];
    });
    // First all ends, then all questions, then all beginnings: mixed, each question would cost a layout of its own.
    for (const { element } of elements) this.#running.get(element)?.cancel();
    const moves = elements.map(({ element, from }) => {
      const to = element.getBoundingClientRect();
      return { element, x: from.box.left - to.left, y: from.box.top - to.top };
    });
    for (const { element, x, y } of moves) {
      if (Math.abs(x) < 1 && Math.abs(y) < 1) continue;
      // On its way it must not lie between a quick finger and the card that is meant next.
      const pointerEvents = "none";
      const path = [
        { transform: `translate(${x}px, ${y}px)`, pointerEvents },
        { transform: "none", pointerEvents },
      ];
      const options = { duration: DURATION_MS, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" };
      this.#running.set(element, element.animate(path, options));
    }
  }

  override render(): ReactNode {
    return (
      <div ref={this.#root} className={this.props.className}>
        {this.props.children}
      </div>
    );
  }

  #elements(): readonly (readonly [string, HTMLElement])[] {
    const found = this.#root.current?.querySelectorAll<HTMLElement>("[data-glide]") ?? [];
    return Array.from(found, (element) => [element.dataset["glide"] ?? "", element] as const);
  }

  #spots(): Spots {
    return new Map(
      this.#elements().map(([name, element]) => [
        name,
        { box: element.getBoundingClientRect(), isCarried: isCarried(element) },
      ]),
    );
  }
}

function isCarried(element: HTMLElement): boolean {
  return element.dataset["carried"] !== undefined;
}
