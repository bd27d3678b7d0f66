import { createContext, use, useRef, useState, type ReactNode } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { compare } from "#shared/messages/en/compare.ts";
import { useMessages } from "../../language/use-messages.ts";
import { moveFocusByArrows } from "../../ui/arrow-keys.ts";
import styles from "./AreaToolbar.module.css";

type Choosing = {
  readonly focus: AreaId | null;
  /** Where the Tab key stops. */
  readonly stop: AreaId | undefined;
  readonly onStop: (area: AreaId) => void;
};

const ChoosingContext = createContext<Choosing>({ focus: null, stop: undefined, onStop: () => {} });

/**
 * A picture whose areas are chosen one by one, by pointer or by keyboard: one stop of the Tab key, and arrows from row
 * to row in the order in which they are seen.
 */
export function AreaToolbar(props: {
  readonly className: string | undefined;
  readonly focus: AreaId | null;
  /** From the top row to the bottom one. */
  readonly order: readonly AreaId[];
  readonly children: ReactNode;
}) {
  const { className, focus, order, children } = props;
  const words = useMessages({ compare }).compare;
  const root = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<AreaId | null>(null);
  const buttonOf = (area: AreaId): HTMLElement | null =>
    root.current?.querySelector<HTMLElement>(`[data-choose="${area}"]`) ?? null;
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- a toolbar is entered by one of its buttons.
    <div
      ref={root}
      className={className}
      role="toolbar"
      aria-label={words.showOne}
      aria-orientation="vertical"
      data-focused={focus !== null || undefined}
      onKeyDown={(event) =>
        moveFocusByArrows(
          event,
          order.flatMap((area) => buttonOf(area) ?? []),
          "column",
        )
      }
    >
      <ChoosingContext value={{ focus, stop: stop ?? order[0], onStop: setStop }}>{children}</ChoosingContext>
    </div>
  );
}

/** The button that lies over a row of the picture; its press goes on to whatever the row does with a click. */
export function ChooseArea({ area }: { readonly area: AreaId }) {
  const { focus, stop, onStop } = use(ChoosingContext);
  const words = useMessages({ areas, compare });
  return (
    <button
      type="button"
      className={styles.choose}
      data-choose={area}
      tabIndex={area === stop ? 0 : -1}
      aria-pressed={focus === area}
      onFocus={() => onStop(area)}
      aria-label={words.compare.show(words.areas[area].name)}
    />
  );
}
