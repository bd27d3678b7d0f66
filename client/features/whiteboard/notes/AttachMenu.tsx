import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { nameOf } from "#shared/domain/board.ts";
import type { CardName, Spot } from "#shared/domain/whiteboard/board-space.ts";
import type { Note } from "#shared/domain/whiteboard/note.ts";
import { screenToSpot } from "../../../hooks/board-places.ts";
import { announce } from "../../../ui/announcer.ts";
import { moveFocusByArrows } from "../../../ui/arrow-keys.ts";
import { useCloseOutside } from "../../../ui/use-close-outside.ts";
import type { NoteDesk } from "./desk.ts";
import { Drawing } from "../Drawing.tsx";
import { whereOf } from "./note-words.ts";
import styles from "./AttachMenu.module.css";

/** A paper clip. */
export const CLIP = "M8 12.500 14.200 6.300a3 3 0 0 1 4.300 4.300l-7.600 7.600a5 5 0 0 1-7.100-7.100L11 4";

/** Where on a card the notes lie that are attached by menu, in fractions: each a little beside the one before. */
const FIRST = { x: 0.6, y: 0.5 };
const NEXT = { x: 0.035, y: 0.14 };

/** Pixels around the menu. */
const GAP = 12;

type Props = {
  readonly note: Note;
  readonly desk: NoteDesk;
  readonly control: { readonly tabIndex: number; readonly onFocus: () => void };
};

/** Attaches a note to one of the six cards of whoever has put it there, or frees it. */
export function AttachMenu({ note, desk, control }: Props) {
  const words = desk.words.notes;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <span className={styles.menu}>
      <button
        ref={opener}
        type="button"
        aria-label={words.attach}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={words.attachHow}
        {...control}
        onClick={() => setOpen(!isOpen)}
      >
        <Drawing path={CLIP} />
      </button>
      {isOpen ? (
        <Choices note={note} desk={desk} opener={() => opener.current} onClose={() => setOpen(false)} />
      ) : null}
    </span>
  );
}

function Choices(props: {
  readonly note: Note;
  readonly desk: NoteDesk;
  readonly opener: () => HTMLElement | null;
  readonly onClose: () => void;
}) {
  const { note, desk, opener, onClose } = props;
  const { names, words, placing, whiteboard, me } = desk;
  const menu = useRef<HTMLDivElement>(null);
  useCloseOutside(menu, opener, onClose);
  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    // Up where there is more room, and to the left where there is none to the right.
    const ground = element.closest("[data-anchor='board']")?.getBoundingClientRect();
    const [top, bottom] = [
      Math.max(ground?.top ?? 0, 0),
      Math.min(ground?.bottom ?? innerHeight, footerTop()),
    ];
    const shown = element.getBoundingClientRect();
    const button = opener()?.getBoundingClientRect() ?? shown;
    const [above, below] = [button.top - top - GAP, bottom - button.bottom - GAP];
    if (shown.height > below && above > below) element.dataset["up"] = "";
    element.style.maxHeight = `${Math.max(above, below)}px`;
    if (shown.right > innerWidth - GAP) element.dataset["right"] = "";
    const buttons = element.querySelectorAll<HTMLElement>("button");
    const checked = element.querySelector<HTMLElement>("[aria-checked='true']");
    (checked ?? buttons[0])?.focus();
    // Where it opens is worked out once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const attach = (spot: Spot | null): void => {
    opener()?.focus();
    onClose();
    if (spot === null) return announce(words.notes.staysWhere(whereOf(note.spot, names, me, words)));
    whiteboard.placeNote(note.id, spot);
    announce(spot.on === "board" ? words.notes.freed : words.notes.attached(whereOf(spot, names, me, words)));
  };
  const free = (): Spot | null => {
    const box = placing.boxOf(note.id);
    return box && screenToSpot({ x: box.left, y: box.top });
  };
  const spotOn = (card: CardName): Spot => {
    const before = whiteboard.notes.get().filter(({ id, spot }) => id !== note.id && spot.on === card).length;
    const turn = before % 4;
    return { on: card, x: FIRST.x - turn * NEXT.x, y: FIRST.y + turn * NEXT.y };
  };
  const onKey = (event: KeyboardEvent): void => {
    const buttons = Array.from(menu.current?.querySelectorAll<HTMLElement>("button") ?? []);
    event.stopPropagation();
    if (event.key === "Escape") opener()?.focus();
    if (event.key === "Escape" || event.key === "Tab") onClose();
    else moveFocusByArrows(event, buttons, "column");
  };
  const item = (card: CardName | null, label: string) => {
    const isChecked = note.spot.on === (card ?? "board");
    return (
      <button
        key={label}
        type="button"
        role="menuitemradio"
        aria-checked={isChecked}
        tabIndex={-1}
        onClick={() => attach(isChecked ? null : card === null ? free() : spotOn(card))}
      >
        {label}
      </button>
    );
  };
  return (
    <div
      ref={menu}
      className={styles.items}
      role="menu"
      aria-label={words.notes.attach}
      tabIndex={-1}
      onKeyDown={onKey}
    >
      {item(null, words.notes.freeOnBoard)}
      <span className={styles.group} role="presentation">
        {words.notes.cardsOf(nameOf({ names }, note.by, words.seats))}
      </span>
      {AREA_IDS.map((area) => item(`${note.by}/${area}`, words.areas[area].name))}
    </div>
  );
}

/** Where the footer begins, which a phone keeps over the end of the board. */
function footerTop(): number {
  return document.querySelector("footer")?.getBoundingClientRect().top ?? innerHeight;
}
