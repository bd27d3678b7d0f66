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

  override getSnapshotBeforeUpdate(): Spots {
    return this.#spots();
  }

  override componentDidUpdate(_props: Props, _state: unknown, before: Spots): void {
    if (prefersStillness()) return;
    for (const [name, element] of this.#elements()) {
      const from = before.get(name);
      if (from === undefined || from.isCarried || isCarried(element)) continue;
      for (const running of element.getAnimations()) if (running.id === "glide") running.cancel();
      const to = element.getBoundingClientRect();
      const [x, y] = [from.box.left - to.left, from.box.top - to.top];
      if (Math.abs(x) < 1 && Math.abs(y) < 1) continue;
      // On its way it must not lie between a quick finger and the card that is meant next.
      const pointerEvents = "none";
      const path = [
        { transform: `translate(${x}px, ${y}px)`, pointerEvents },
        { transform: "none", pointerEvents },
      ];
      element.animate(path, {
        id: "glide",
        duration: DURATION_MS,
        easing: "cubic-bezier(0.2, 0.8, 0.2, 1)",
      });
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
