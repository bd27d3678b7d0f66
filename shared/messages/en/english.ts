import type { Messages } from "../messages.ts";
import { areas } from "./areas.ts";
import { arrive } from "./arrive.ts";
import { clock } from "./clock.ts";
import { column } from "./column.ts";
import { compare } from "./compare.ts";
import { dialog } from "./dialog.ts";
import { exporting } from "./exporting.ts";
import { facts } from "./facts.ts";
import { hands } from "./hands.ts";
import { ink } from "./ink.ts";
import { invite } from "./invite.ts";
import { language } from "./language.ts";
import { letters } from "./letters.ts";
import { missing } from "./missing.ts";
import { news } from "./news.ts";
import { noted } from "./noted.ts";
import { notes } from "./notes.ts";
import { offline } from "./offline.ts";
import { page } from "./page.ts";
import { past } from "./past.ts";
import { people } from "./people.ts";
import { phoneSeat } from "./phone-seat.ts";
import { points } from "./points.ts";
import { rank } from "./rank.ts";
import { refusals } from "./refusals.ts";
import { reopening } from "./reopening.ts";
import { saving } from "./saving.ts";
import { seats } from "./seats.ts";
import { settings } from "./settings.ts";
import { shortcuts } from "./shortcuts.ts";
import { signs } from "./signs.ts";
import { snapshot } from "./snapshot.ts";
import { stage } from "./stage.ts";
import { start } from "./start.ts";
import { steps } from "./steps.ts";
import { talk } from "./talk.ts";
import { timer } from "./timer.ts";
import { together } from "./together.ts";
import { toolbar } from "./toolbar.ts";
import { trouble } from "./trouble.ts";
import { undo } from "./undo.ts";
import { writing } from "./writing.ts";
import { wrongLink } from "./wrong-link.ts";

/** All of English, for whoever does not need to count bytes; a page imports the parts that it shows. */
export const english: Messages = {
  areas,
  arrive,
  clock,
  column,
  compare,
  dialog,
  exporting,
  facts,
  hands,
  ink,
  invite,
  language,
  letters,
  missing,
  news,
  noted,
  notes,
  offline,
  page,
  past,
  people,
  phoneSeat,
  points,
  rank,
  refusals,
  reopening,
  saving,
  seats,
  settings,
  shortcuts,
  signs,
  snapshot,
  stage,
  start,
  steps,
  talk,
  timer,
  together,
  toolbar,
  trouble,
  undo,
  writing,
  wrongLink,
};
