import {
  DndContext,
  MouseSensor,
  useDraggable,
  useSensor,
  useSensors,
  type DragEndEvent,
  type DragMoveEvent,
  type DragStartEvent,
} from "@dnd-kit/core";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { CardDragHandlers, CardListeners } from "./card-drag-types.ts";
import { FingerSensor } from "./finger-sensor.ts";

/**
 * The library behind `CardDrag`, in a piece of its own that comes once the cards are there. It draws nothing: it knows
 * the elements that the cards are, and hands out the listeners that start a drag on them.
 */
export function DragEngine(
  props: CardDragHandlers & {
    readonly ids: readonly string[];
    readonly elements: ReadonlyMap<string, HTMLElement>;
    readonly listeners: Map<string, CardListeners>;
  },
) {
  const { onStart, onMove, onDrop, onCancel, ids, elements, listeners } = props;
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(FingerSensor),
  );
  const escape = useRef<AbortController | null>(null);
  const wasEscaped = useRef(false);
  const start = ({ active }: DragStartEvent): void => {
    wasEscaped.current = false;
    escape.current = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") wasEscaped.current = true;
    };
    addEventListener("keydown", onKey, { capture: true, signal: escape.current.signal });
    onStart(String(active.id));
  };
  const move = ({ active, delta }: DragMoveEvent | DragEndEvent): void => {
    const box = active.rect.current.initial;
    if (box === null) return;
    onMove({ x: box.left + box.width / 2 + delta.x, y: box.top + box.height / 2 + delta.y });
  };
  const finish = (): void => escape.current?.abort();
  return (
    <DndContext
      sensors={sensors}
      accessibility={QUIET}
      onDragStart={start}
      onDragMove={move}
      onDragEnd={(event) => {
        finish();
        move(event);
        onDrop();
      }}
      onDragCancel={() => {
        finish();
        // A hidden tab cancels too, and a window that is resized under a mouse; then the card stays where it was last seen.
        if (wasEscaped.current) onCancel();
        else onDrop();
      }}
    >
      {ids.map((id) => (
        <Draggable key={id} id={id} elements={elements} all={listeners} />
      ))}
    </DndContext>
  );
}

/** Tells the library which element a card is now, and remembers what starts a drag on it. */
function Draggable(props: {
  readonly id: string;
  readonly elements: ReadonlyMap<string, HTMLElement>;
  readonly all: Map<string, CardListeners>;
}) {
  const { id, elements, all } = props;
  const { setNodeRef, listeners } = useDraggable({ id });
  // A card that goes from one list to the other becomes another element, in a render that this one follows.
  useLayoutEffect(() => setNodeRef(elements.get(id) ?? null));
  useEffect(() => {
    all.set(id, {
      onMouseDown: (event) => listeners?.["onMouseDown"]?.(event),
      onTouchStart: (event) => listeners?.["onTouchStart"]?.(event),
    });
    return () => {
      all.delete(id);
    };
  }, [all, id, listeners]);
  return null;
}

/** The library's own announcements name ids, so they are left out; ours name cards. */
const QUIET = {
  announcements: {
    onDragStart: () => undefined,
    onDragMove: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: "" },
};
