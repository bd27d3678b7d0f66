import {
  createContext,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useState,
  type ReactNode,
  type RefCallback,
} from "react";
import type { DragEngine as Engine } from "./drag-engine.tsx";
import type { CardDragHandlers, CardListeners } from "./card-drag-types.ts";

type Cards = {
  readonly elements: Map<string, HTMLElement>;
  readonly listeners: Map<string, CardListeners>;
};

const CardsContext = createContext<Cards | null>(null);

const DragEngine = lazy(async () => ({ default: await fetchEngine(FIRST_PAUSE_MS) }));

/** Milliseconds until what did not come is asked for again: twice as long each time, up to a minute. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** What drags, as soon as it has come: until then buttons and keys do all that it does, and the chip tells of the connection. */
async function fetchEngine(pause: number): Promise<typeof Engine> {
  try {
    return (await import("./drag-engine.tsx")).DragEngine;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pause));
    return fetchEngine(Math.min(2 * pause, LONGEST_PAUSE_MS));
  }
}

/** The cards inside with these ids can be dragged: by mouse anywhere, by finger at their handle. */
export function CardDrag(
  props: CardDragHandlers & {
    readonly ids: readonly string[];
    /** True where no card will ever be dragged, so that what it takes need not come. */
    readonly isStill: boolean;
    readonly children: ReactNode;
  },
) {
  const { children, isStill, ...engine } = props;
  const [cards] = useState<Cards>(() => ({ elements: new Map(), listeners: new Map() }));
  return (
    <CardsContext value={cards}>
      {children}
      {isStill ? null : (
        <Suspense>
          <DragEngine {...engine} {...cards} />
        </Suspense>
      )}
    </CardsContext>
  );
}

/** The props that make an element a card that can be dragged, and another its handle. */
export function useDraggableCard(id: string): {
  readonly setCard: RefCallback<HTMLElement>;
  readonly cardProps: Pick<CardListeners, "onMouseDown">;
  readonly handleProps: Pick<CardListeners, "onTouchStart">;
} {
  const cards = useContext(CardsContext);
  if (cards === null) throw new Error("Wrap this card in a CardDrag.");
  const { elements, listeners } = cards;
  const setCard: RefCallback<HTMLElement> = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      elements.set(id, element);
      return () => {
        // By then the card may already be another element, in the other list.
        if (elements.get(id) === element) elements.delete(id);
      };
    },
    [elements, id],
  );
  return {
    setCard,
    cardProps: { onMouseDown: (event) => listeners.get(id)?.onMouseDown(event) },
    handleProps: { onTouchStart: (event) => listeners.get(id)?.onTouchStart(event) },
  };
}
