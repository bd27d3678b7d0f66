import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { nameOf } from "#shared/domain/board.ts";
import type { PerSeat, SeatId } from "#shared/domain/seats.ts";
import type { Point, Spot } from "#shared/domain/whiteboard/board-space.ts";
import { MAX_NOTES, type Note, type NoteColor } from "#shared/domain/whiteboard/note.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { notes as notesInEnglish } from "#shared/messages/en/notes.ts";
import { seats } from "#shared/messages/en/seats.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { useBoardPage } from "../../../hooks/board-context.tsx";
import { placesOnScreen, screenToSpot, spotOnCard } from "../../../hooks/board-places.ts";
import {
  useEditingSeat,
  useLiveBoard,
  useOthers,
  type BoardSession,
  type OtherPage,
} from "../../../hooks/use-board.ts";
import { useNotes, useWhiteboard, type WhiteboardSession } from "../../../hooks/use-whiteboard.ts";
import { useMessages } from "../../../language/use-messages.ts";
import { announce } from "../../../ui/announcer.ts";
import { useFallenFocus, useFocusWish } from "../../../ui/focus.ts";
import { setShown, setTool, useTool } from "../tool.ts";
import { offerAddNote } from "./add-note.ts";
import type { NoteDesk } from "./desk.ts";
import { LostNote } from "./LostNote.tsx";
import { NoteCard } from "./NoteCard.tsx";
import type { Writer } from "./NoteText.tsx";
import { whereOf } from "./note-words.ts";
import { cardAt, NotePlacing } from "./placing.ts";
import { freePlace, keptInside } from "./spots.ts";
import styles from "./NotesLayer.module.css";

/** All notes of the board, each at its spot, and what it takes to put new ones there. */
export function NotesLayer() {
  const words = useMessages(ENGLISH);
  const { session, hand, shown } = useBoardPage();
  const whiteboard = useWhiteboard();
  const notes = useNotes();
  const names = useLiveBoard((board) => board.names);
  const pages = useOthers((others) => others.pages);
  const { tool, isShown } = useTool();
  const list = useRef<HTMLUListElement>(null);
  const [placing] = useState(() => new NotePlacing({ notes: whiteboard.notes, session }));
  const [editing, setEditing] = useState<{ readonly id: string; readonly from: Point | null }>();
  const [open, setOpen] = useState<string>();
  const requestFocus = useFocusWish(list);
  /** The note that has just been put there and has no words yet. */
  const fresh = useRef<string | null>(null);
  const lastColor = useRef<NoteColor>("sun");
  const me = useEditingSeat();

  // A note that comes back later is not written in at once.
  if (editing !== undefined && !notes.some(({ id }) => id === editing.id)) setEditing(undefined);
  useFallenFocus(list, () => focusOnTools());
  useEffect(() => (list.current === null ? undefined : placing.start(list.current)), [placing]);
  useLayoutEffect(() => placing.placeNow());

  const desk = useMemo((): NoteDesk => {
    const focusNote = (id: string): void => {
      const isPin = placing.isPin(id);
      requestFocus(`${isPin ? "pin" : "note"}/${id}`);
    };
    return {
      whiteboard,
      presence: session.presence,
      placing,
      names,
      words,
      me,
      edit: (id, from) => {
        setTool("select");
        setEditing({ id, from });
      },
      stopEditing: (id) => {
        setEditing(undefined);
        setOpen(id);
        requestFocus(`note/${id}`);
      },
      open: (id) => {
        setOpen(id);
        requestFocus(`${me === null ? "item" : "note"}/${id}`);
      },
      close: (id) => {
        setOpen(undefined);
        focusNote(id);
      },
      leave: (id) => {
        setEditing((now) => (now?.id === id ? undefined : now));
        setOpen((now) => (now === id ? undefined : now));
        if (fresh.current !== id) return;
        fresh.current = null;
        // Not before the focus has come to where it goes: an element that goes meanwhile would lead it astray.
        setTimeout(() => {
          if (dropIfEmpty(id, whiteboard, session)) announce(words.notes.emptyGone);
        });
      },
      remove: (id) => {
        const all = inTabOrder(whiteboard.notes.get());
        const at = all.findIndex((note) => note.id === id);
        const next = all[at + 1] ?? all[at - 1];
        fresh.current = null;
        if (next === undefined) focusOnTools();
        else focusNote(next.id);
        whiteboard.removeNote(id);
        announce(words.notes.deleted);
      },
      color: (id, color) => {
        lastColor.current = color;
        whiteboard.colorNote(id, color);
        announce(words.notes.colored[color]);
      },
    };
  }, [whiteboard, session, placing, names, words, me, requestFocus]);

  const add = (spot: Spot): void => {
    if (me === null) return announce(words.notes.takeSeat);
    const id = whiteboard.addNote(me, spot, lastColor.current);
    if (id === null) {
      return announce(words.notes.boardFull(MAX_NOTES));
    }
    fresh.current = id;
    setTool("select");
    setShown(true);
    setEditing({ id, from: null });
    announce(words.notes.added(whereOf(spot, names, me, words)));
  };
  const addNearby = useRef(() => {});
  useEffect(() => {
    addNearby.current = () =>
      add(
        spotNearby(
          placing,
          hand ?? shown,
          notes.map(({ id }) => id),
        ),
      );
  });
  useEffect(() => offerAddNote(() => addNearby.current()), []);
  // Whoever closes the page over a note without words has not left one.
  useEffect(() => {
    const dropEmpty = (): void => {
      const id = fresh.current;
      fresh.current = null;
      if (id !== null) dropIfEmpty(id, whiteboard, session);
    };
    addEventListener("pagehide", dropEmpty);
    return () => removeEventListener("pagehide", dropEmpty);
  }, [whiteboard, session]);

  const writers = useWriters(pages, names, words.seats);
  return (
    <div className={styles.layer} data-tool={tool}>
      {tool === "note" && me !== null ? (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the way for a mouse or a finger; a keyboard has `addNoteNearby`.
        <div
          className={styles.surface}
          onClick={({ clientX, clientY }) => {
            const point = keptInside({ x: clientX - 14, y: clientY - 16 }, NEW_NOTE, placing.bounds());
            const card = cardAt({ x: clientX, y: clientY });
            const spot = card === null ? screenToSpot(point) : spotOnCard(card, point);
            if (spot !== null) add(spot);
          }}
        />
      ) : null}
      <div className={styles.aim} data-aim hidden />
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without it Safari takes a list without bullets for none. */}
      <ul ref={list} role="list" className={styles.list} aria-label={words.notes.list}>
        {inTabOrder(isShown ? notes : []).map((note) => (
          <NoteCard
            key={note.id}
            note={note}
            depth={notes.indexOf(note)}
            desk={desk}
            editing={editing?.id === note.id && me !== null ? editing : undefined}
            isOpen={open === note.id}
            writers={writers.get(note.id) ?? NOBODY}
            carrier={carrierOf(pages, note.id, names, words.seats)}
          />
        ))}
      </ul>
      <LostNote
        desk={desk}
        onSettled={(id) => {
          if (id === null) focusOnTools();
          else requestFocus(`note/${id}`);
        }}
      />
    </div>
  );
}

/** Removes a note without words in which nobody else is about to write; true when it did. */
function dropIfEmpty(id: string, whiteboard: WhiteboardSession, { presence }: BoardSession): boolean {
  const isEmpty = whiteboard.wordsOf(id)?.read().trim() === "";
  const isWrittenIn = presence.pages.some(({ writing }) => writing?.note === id);
  if (!isEmpty || isWrittenIn) return false;
  whiteboard.removeNote(id);
  return true;
}

/** Where the focus goes when there is no note left for it. */
function focusOnTools(): void {
  document.querySelector<HTMLElement>("[data-tool-button='note']")?.focus();
}

const NOBODY: readonly Writer[] = [];

/** One object, so that in English, too, the words stay the same until the language changes. */
const ENGLISH = { areas, notes: notesInEnglish, seats };

/** Who else is writing in which note. */
function useWriters(
  pages: readonly OtherPage[],
  names: PerSeat<string>,
  seatWords: Messages["seats"],
): ReadonlyMap<string, readonly Writer[]> {
  return useMemo(() => {
    const writers = new Map<string, Writer[]>();
    for (const { clientId, seat, writing } of pages) {
      if (writing === undefined || seat === null) continue;
      const writer = { clientId, seat, name: nameOf({ names }, seat, seatWords), caret: writing.caret };
      writers.set(writing.note, [...(writers.get(writing.note) ?? []), writer]);
    }
    return writers;
  }, [pages, names, seatWords]);
}

function carrierOf(
  pages: readonly OtherPage[],
  id: string,
  names: PerSeat<string>,
  seatWords: Messages["seats"],
): string | null {
  const seat = pages.find(({ carried }) => carried?.id === id)?.seat ?? null;
  return seat === null ? null : nameOf({ names }, seat, seatWords);
}

/** An order that stays when notes are moved: an element that goes elsewhere in the page loses the focus. */
function inTabOrder(notes: readonly Note[]): readonly Note[] {
  return notes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A spot near a column that can be seen now, where no other note lies and of the cards and their controls least. */
function spotNearby(placing: NotePlacing, seat: SeatId, ids: readonly string[]): Spot {
  const { left, right } = placesOnScreen();
  const box = { left, right }[seat] ?? left ?? right;
  if (box === null) return { on: "board", x: seat === "left" ? 480 : 700, y: 60 };
  const bounds = placing.bounds();
  const bottom = bounds.top + bounds.height;
  const places: Point[] = [];
  const below = box.top + box.height + 10;
  if (below + NEW_NOTE.height <= bottom) {
    const last = box.left + box.width - NEW_NOTE.width;
    for (let x = box.left + 10; x <= last; x += NEW_NOTE.width + 10) places.push({ x, y: below });
  }
  const edges = [box.left + box.width, box.left];
  if (seat === "right") edges.reverse();
  const outside = [box.left - NEW_NOTE.width - 10, box.left + box.width + 10];
  for (const wish of [...outside, ...edges.map((edge) => edge - NEW_NOTE.width / 2)]) {
    const { x } = keptInside({ x: wish, y: 0 }, NEW_NOTE, bounds);
    for (let y = box.top + 30; y < box.top + box.height - 60; y += 45) places.push({ x, y });
  }
  const seen = places.filter(({ y }) => y >= 60 && y + NEW_NOTE.height <= innerHeight - 60);
  const covered = document.querySelectorAll(
    "[data-card], [data-card] button, [data-talk], [data-talk] button",
  );
  const taken = [
    ...ids.flatMap((id) => placing.boxOf(id) ?? []),
    ...Array.from(covered, (each) => each.getBoundingClientRect()),
  ];
  const place = freePlace(seen.length > 0 ? seen : places, NEW_NOTE, taken);
  return (place && screenToSpot(place)) ?? { on: "board", x: 480, y: 60 };
}

/** Pixels that a new note takes, about. */
const NEW_NOTE = { width: 160, height: 96 };
