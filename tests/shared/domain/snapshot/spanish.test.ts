import fc from "fast-check";
import { expect, test } from "vitest";
import type { Board } from "#shared/domain/board.ts";
import { isAreaId, perArea } from "#shared/domain/areas.ts";
import { csvOf } from "#shared/domain/snapshot/csv.ts";
import { emailOf } from "#shared/domain/snapshot/email.ts";
import { fileNameOf } from "#shared/domain/snapshot/file-name.ts";
import { htmlOf } from "#shared/domain/snapshot/html.ts";
import { jsonOf } from "#shared/domain/snapshot/json.ts";
import { markdownOf } from "#shared/domain/snapshot/markdown.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { plainTextOf } from "#shared/domain/snapshot/plain-text.ts";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { sentencesOf, talkLinesOf, incompleteNote } from "#shared/domain/snapshot/sentences.ts";
import { whiteboardInWords } from "#shared/domain/snapshot/whiteboard-words.ts";
import { pdfOf } from "#shared/typesetting/pdf.ts";
import { textsOf, typesetterFor } from "#shared/typesetting/typesetter.ts";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import { packagedFonts } from "../../../../server/board/packaged-fonts.ts";
import { svgFrom } from "../../../support/fonts.ts";
import { demandSame, failureOf } from "../../../support/property.ts";
import { readPdf } from "../../../support/read-pdf.ts";
import { aBoard, aNote, answers, anyBoard, anyOptions, aStroke, ENGLISH, MAYA, SAM } from "./boards.ts";

const OPTIONS: SnapshotOptions = { ...ENGLISH, date: "2026-11-26", words: spanish };

/** Words that people typed: of no language, and without a number. */
const TYPED = { left: "Qqa", right: "Qqb", title: "Qqc", text: "Qqd" };

/** The same board with words of no language, or none, for all that people typed. */
function quiet(board: Board): Board {
  const { replies } = board.conversation;
  const typed = (text: string): string => (text === "" ? "" : TYPED.text);
  return {
    ...board,
    title: board.title === "" ? "" : TYPED.title,
    names: {
      left: board.names.left === "" ? "" : TYPED.left,
      right: board.names.right === "" ? "" : TYPED.right,
    },
    conversation: {
      ...board.conversation,
      replies: perArea((area) => ({ left: typed(replies[area].left), right: typed(replies[area].right) })),
    },
  };
}

/** Every format as the text that a person reads in it, without ids and names of fields. */
function formatsOf(board: Board, options: SnapshotOptions): Readonly<Record<string, string>> {
  const scene = sceneOf(board, options);
  const drawn = scene.shapes.flatMap((shape) =>
    shape.kind === "text" ? shape.runs.map(({ text }) => text) : [],
  );
  return {
    markdown: markdownOf(board, options),
    text: plainTextOf(board, options),
    html: htmlOf(board, options).replace(/<[^>]*>/g, " "),
    email: emailOf(board, options).whole,
    csv: csvOf(board, options).replace(/^\w+,|(?<=,)(?:left|right)(?=,)/gm, ""),
    json: readInJson(JSON.parse(jsonOf(board, options))).join("\n"),
    picture: drawn.join("\n"),
    description: scene.description,
  };
}

const IDS = /^(?:format|language|date|mode|kind|by|color|tool|on)$/;

/** The texts and numbers in a JSON file; ids are the same in every language. */
function readInJson(value: unknown, key = ""): readonly string[] {
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string") return IDS.test(key) || isAreaId(value) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => readInJson(inner, name));
}

/** The numbers of a text in their order; small ones may be written as words, and the three first places are always three. */
function numbersOf(text: string): readonly string[] {
  const words = ["", "one|un", "two|dos", "three|tres", "four|cuatro", "five|cinco"];
  return (
    words
      .reduce(
        (told, word, digit) =>
          word === ""
            ? told
            : told.replace(new RegExp(`\\b(?:${word})(?= (?:place|puesto))`, "gi"), String(digit)),
        text,
      )
      .replace(/top 3/g, "")
      .match(/\d+/g) ?? []
  );
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/** Whatever a catalogue says, as words. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return wordsIn(value);
  if (typeof value === "function") {
    const given: readonly unknown[] = [0, 1, 2, null, true, false];
    const said = given.map((each) =>
      (value as (...all: readonly unknown[]) => unknown)(...Array.from({ length: value.length }, () => each)),
    );
    return said.flatMap(wordsOf);
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

const { areas, facts, noted, seats, snapshot } = spanish;
const SPANISH_WORDS = new Set([
  ...wordsOf({ areas, facts, noted, seats, snapshot }),
  ...wordsIn(Array.from({ length: 12 }, (_, month) => spanish.writing.day(1, month + 1, 2026)).join(" ")),
  ...wordsIn("un dos tres cuatro cinco seis y e ya What Matters"),
  ...wordsIn(Object.values(TYPED).join(" ")),
]);

test("whatever the board, each format in Spanish holds the same numbers as in English, and no English word", () => {
  const property = fc.property(anyBoard, anyOptions, (any, chosen) => {
    const board = quiet(any);
    const notes = chosen.whiteboard?.notes.map((note) => ({
      ...note,
      text: note.text === "" ? "" : TYPED.text,
    }));
    const options = { ...chosen, whiteboard: notes && { notes, strokes: [aStroke()] } };
    const inEnglish = formatsOf(board, options);
    const inSpanish = formatsOf(board, { ...options, words: spanish });
    for (const [format, text] of Object.entries(inSpanish)) {
      demandSame(numbersOf(text), numbersOf(inEnglish[format] ?? ""), `numbers in ${format}`);
      const foreign = wordsIn(text).filter((word) => !SPANISH_WORDS.has(word));
      demandSame(foreign, [], `words in ${format}`);
    }
  });
  expect(failureOf(property, 150)).toBeNull();
});

test("facts agree in number and gender, and measure nobody", () => {
  const said = (board: Board): readonly string[] =>
    sentencesOf(board, spanish).map(({ figure, rest }) => `${figure} ${rest}.`);
  expect(said(aBoard())).toEqual([
    "58 de 100 puntos coinciden.",
    "7 de 15 pares están en el mismo orden.",
    "1 área coincide entre las tres primeras: Impacto.",
  ]);
  const one = answers(["impact", "learning"], { impact: 1 });
  expect(said(aBoard({ answers: { left: one, right: one } }))).toEqual([
    "1 de 100 puntos coincide por ahora.",
    "1 de 1 par está en el mismo orden por ahora.",
    "2 áreas coinciden por ahora entre las tres primeras: Impacto y Aprendizaje.",
  ]);
  const turned = answers(["learning", "impact"], { learning: 1 });
  expect(said(aBoard({ answers: { left: one, right: turned } }))[1]).toBe(
    "0 de 1 par está en el mismo orden por ahora.",
  );
  const none = answers([], {});
  expect(said(aBoard({ answers: { left: none, right: none } }))).toEqual([
    "Sin puntos que comparar todavía.",
    "Sin pares que comparar todavía.",
    "Nada que comparar todavía entre las tres primeras.",
  ]);
  expect(talkLinesOf(aBoard(), spanish).map(({ heading, fact }) => `${heading}. ${fact}`)).toEqual([
    "Terreno común: Impacto. Las dos personas le dieron mucho: 30 y 22.",
    "Ascenso / Cargo. 34 puntos y cinco puestos de diferencia.",
    "Cultura / Equipo. 12 puntos y dos puestos de diferencia.",
    "Aprendizaje. 11 puntos y dos puestos de diferencia.",
    "Vida y trabajo. 11 puntos y dos puestos de diferencia.",
    "Remuneración. 8 puntos y dos puestos de diferencia.",
  ]);
  expect([spanish.facts.apart(1, 1), spanish.facts.apart(0, 1), spanish.facts.apart(null, 0)]).toEqual([
    "1 punto y un puesto de diferencia.",
    "Los mismos puntos, a un puesto.",
    "Sin puntos de nadie, el mismo puesto.",
  ]);
});

test("what is still open is told of the person or of the seat", () => {
  const names = { left: "", right: "Sam" };
  expect(
    incompleteNote(
      aBoard({ names, answers: { left: answers([], {}), right: answers(["impact"], { impact: 99 }) } }),
      spanish,
    ),
  ).toBe(
    "La persona empleada aún no ha respondido. Sam ha colocado 1 de 6 áreas y tiene 1 punto por repartir.",
  );
});

test("notes and ink are counted in sentences", () => {
  const notes = [
    aNote({ text: "Lisboa" }),
    aNote({ by: "right", spot: { on: "left/learning", x: 0.5, y: 0.5 }, text: "" }),
  ];
  expect(whiteboardInWords(aBoard(), { notes, strokes: [aStroke()] }, spanish)).toBe(
    "En el tablero: 2 notas; Maya: Lisboa; Sam, en la tarjeta Aprendizaje de Maya: una nota vacía. 1 trazo de tinta de Maya.",
  );
  expect(whiteboardInWords(aBoard(), { notes: [], strokes: [] }, spanish)).toBe(
    "En el tablero: ninguna nota.",
  );
});

test("days and names are joined as they are said", () => {
  const { day, and } = spanish.writing;
  expect([day(26, 11, 2026), day(1, 1, 2027)]).toEqual(["26 de noviembre de 2026", "1 de enero de 2027"]);
  expect(["Inés", "Hilda", "Iago", "Hielo", "Yolanda", "Sam"].map((name) => and("Maya", name))).toEqual([
    "Maya e Inés",
    "Maya e Hilda",
    "Maya y Iago",
    "Maya y Hielo",
    "Maya y Yolanda",
    "Maya y Sam",
  ]);
  expect(plainTextOf(aBoard({ title: "", names: { left: "Maya", right: "Inés" } }), OPTIONS)).toMatch(
    /^Maya e Inés\nMaya \(empleado\/a\) e Inés \(responsable\), 26 de noviembre de 2026\n/,
  );
});

test("files say which language they are in, and their names are as in every language", async () => {
  const scene = sceneOf(aBoard(), OPTIONS);
  expect(await svgFrom(scene)).toContain('xml:lang="es"');
  const typesetter = await typesetterFor(textsOf(scene), packagedFonts);
  const { language, streams } = await readPdf(await pdfOf(scene, typesetter, { paper: "a4" }));
  expect(language).toBe("es");
  expect(streams.map(({ data }) => new TextDecoder().decode(data)).join("")).toContain(
    "<dc:language><rdf:Bag><rdf:li>es</rdf:li></rdf:Bag></dc:language>",
  );
  expect(htmlOf(aBoard(), OPTIONS)).toMatch(/^<div lang="es">\n<h1>[\s\S]*<\/p>\n<\/div>\n$/);
  expect(JSON.parse(jsonOf(aBoard(), OPTIONS))).toMatchObject({ language: "es", version: 1 });
  expect(fileNameOf(aBoard(), OPTIONS, "pdf")).toBe("what-matters-maya-sam-2026-11-26.pdf");
  expect(fileNameOf(aBoard({ names: { left: "", right: "" } }), OPTIONS, "csv")).toBe(
    "what-matters-empleado-a-responsable-2026-11-26.csv",
  );
});

test("nothing that a picture says by itself is cut", () => {
  const conversation = {
    pins: { left: ["promotion", "impact"], right: ["promotion"] },
    talked: ["promotion", "impact"],
    replies: aBoard().conversation.replies,
  } as const;
  const boards = [
    aBoard({ conversation }),
    aBoard({ answers: { left: MAYA, right: MAYA } }),
    aBoard({
      names: { left: "", right: "" },
      answers: { left: answers(["culture"], { culture: 1 }), right: SAM },
    }),
  ];
  for (const words of [english, spanish])
    for (const board of boards)
      for (const withComparison of [true, false]) {
        const { shapes } = sceneOf(board, {
          ...OPTIONS,
          words,
          withComparison,
          whiteboard: { notes: [], strokes: [] },
        });
        expect(JSON.stringify(shapes)).not.toContain("…");
      }
});
