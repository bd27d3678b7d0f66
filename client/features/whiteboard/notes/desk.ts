import type { PerSeat, SeatId } from "#shared/domain/seats.ts";
import type { Point } from "#shared/domain/whiteboard/board-space.ts";
import type { BoardSession } from "../../../hooks/use-board.ts";
import type { NoteColor } from "#shared/domain/whiteboard/note.ts";
import type { WhiteboardSession } from "../../../hooks/use-whiteboard.ts";
import type { NoteWording } from "./note-words.ts";
import type { NotePlacing } from "./placing.ts";

/** What every note shares with the others of this page. */
export type NoteDesk = {
  readonly whiteboard: WhiteboardSession;
  readonly presence: BoardSession["presence"];
  readonly placing: NotePlacing;
  readonly names: PerSeat<string>;
  readonly words: NoteWording;
  /** Whose hand changes notes here; null for somebody who may only read them. */
  readonly me: SeatId | null;
  /** Lets one write in a note, with the caret where the window was pressed, else at its end. */
  readonly edit: (id: string, from: Point | null) => void;
  /** Ends writing and puts the focus on the note. */
  readonly stopEditing: (id: string) => void;
  /** Opens a note that is shown as a pin, and puts the focus on it. */
  readonly open: (id: string) => void;
  /** Makes a pin of it again, and puts the focus on it. */
  readonly close: (id: string) => void;
  /** The focus has left the note. */
  readonly leave: (id: string) => void;
  /** Deletes a note; the focus goes to the next one. */
  readonly remove: (id: string) => void;
  /** What was chosen for one note is what the next new one has. */
  readonly color: (id: string, color: NoteColor) => void;
};
