import { strFromU8 } from "fflate";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Board } from "#shared/domain/board.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { sceneOf, type Scene, type Sheet } from "#shared/domain/snapshot/scene.ts";
import { boxOf, type TextShape } from "#shared/domain/snapshot/shapes.ts";
import { placed, type Paper } from "#shared/typesetting/pdf/paper.ts";
import { pdfOf } from "#shared/typesetting/pdf.ts";
import { openFont } from "#shared/typesetting/open-font.ts";
import { textsOf, typesetterFor, type Typesetter } from "#shared/typesetting/typesetter.ts";
import { english } from "#shared/messages/en/english.ts";
import { packagedFonts } from "../../../server/board/packaged-fonts.ts";
import { demand, demandSame, failureOfAsync } from "../../support/property.ts";
import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import {
  aBoard,
  aNote,
  anyBoard,
  anyWhiteboard,
  aStroke,
  ENGLISH,
  HOSTILE,
} from "../domain/snapshot/boards.ts";

const OPTIONS: SnapshotOptions = { ...ENGLISH, date: "2026-11-23" };

/** What a page may be made of; nothing in it acts, links, or comes from outside. */
const KNOWN_KEYS =
  "A ActualText Alt Ascent BBox BaseFont CA CIDSystemInfo CIDToGIDMap CS CapHeight Contents Count CreationDate " +
  "DescendantFonts Descent DisplayDocTitle Encoding ExtGState Filter Flags Font FontBBox FontDescriptor FontFile2 " +
  "FontName Group ID Info ItalicAngle K Kids Lang Length Length1 MCID MarkInfo Marked MediaBox Metadata Nums O " +
  "Ordering P Pages Parent ParentTree ParentTreeNextKey Pg Placement Producer Registry Resources Root S Size StemV " +
  "StructParents StructTreeRoot Subject Subtype Supplement Tabs Title ToUnicode Type ViewerPreferences W XObject ca";
const KNOWN_VALUES =
  "Block CIDFontType2 Catalog DeviceRGB Document Figure FlateDecode Font FontDescriptor Form Identity-H Layout MCR " +
  "Metadata Page Pages StructElem StructTreeRoot Transparency Type0 XML";

/** A bracket is told as it looks and turned by the reader; spaces and joiners say nothing of the order of letters. */
const UNORDERED = /[\s\p{Ps}\p{Pe}\p{Bidi_Mirrored}\p{Default_Ignorable_Code_Point}]/gu;

async function setterFor(scene: Scene): Promise<Typesetter> {
  return await typesetterFor(textsOf(scene), packagedFonts);
}

async function pdfFrom(board: Board, options = OPTIONS, paper: Paper = "a4"): Promise<Uint8Array> {
  const scene = sceneOf(board, options);
  return await pdfOf(scene, await setterFor(scene), { paper });
}

function linesOf(sheet: Sheet): readonly { readonly shape: TextShape; readonly dy: number }[] {
  return sheet.pieces.flatMap(({ dy, shapes }) =>
    shapes.flatMap((shape) => (shape.kind === "text" ? [{ shape, dy }] : [])),
  );
}

/** The texts of all pages, each line by itself. */
function readLines({ pages }: ReadPdf): readonly string[] {
  return pages.flatMap(({ lines }) => lines.map(({ text }) => text));
}

const anyOptions: fc.Arbitrary<SnapshotOptions> = fc.record(
  {
    date: fc.constant(OPTIONS.date),
    names: fc.constantFrom("full", "initials"),
    withComparison: fc.boolean(),
    withTalk: fc.boolean(),
    whiteboard: anyWhiteboard,
    words: fc.constant(english),
  },
  { requiredKeys: ["date", "names", "withComparison", "withTalk", "words"] },
);
const aPaper = fc.constantFrom<Paper>("a4", "letter");

test("whatever people wrote, a reader finds every line of the picture, in order, and where the picture has it", async () => {
  const property = fc.asyncProperty(anyBoard, anyOptions, aPaper, async (board, options, paper) => {
    const scene = sceneOf(board, options);
    const typesetter = await setterFor(scene);
    const { pages } = await readPdf(await pdfOf(scene, typesetter, { paper }));
    demandSame(pages.length, scene.sheets.length, "pages");
    scene.sheets.forEach((sheet, number) => {
      const page = pages[number];
      const { scale, left, top } = placed(sheet, paper);
      const wanted = linesOf(sheet).flatMap(({ shape, dy }) => {
        const line = typesetter.layout(shape);
        const isFromRight = line.runs.some(({ direction }) => direction === "rtl");
        // Names may hold nothing that is to be seen; of such characters nothing is written.
        const text = line.runs.map((run) => run.text).join("");
        return text.trim() === "" ? [] : [{ line, dy, isFromRight, text }];
      });
      const found = page?.lines ?? [];
      demandSame(found.length, wanted.length, `lines of page ${number}`);
      wanted.forEach(({ line, dy, isFromRight, text }, index) => {
        const read = found[index];
        demand(page !== undefined && read !== undefined, "a line is missing");
        demandSame(lettersOf(read.text, isFromRight), lettersOf(text, isFromRight), `line ${index}`);
        const x = left + line.x * scale;
        const y = page.height - top - (line.y + dy) * scale;
        demand(Math.abs(read.y - y) < 0.05, () => `“${text}” stands at ${read.y}, wanted ${y}`);
        demand(Math.abs(read.left - x) < 0.7, () => `“${text}” begins at ${read.left}, wanted ${x}`);
        demand(read.left >= 0 && read.right <= page.width, () => `“${text}” reaches over the edge`);
        demand(read.y >= 0 && read.y + read.size <= page.height, () => `“${text}” lies outside`);
      });
    });
  });
  expect(await failureOfAsync(property, 8)).toBe(null);
});

/** The letters of a line; where some are read from the right, those of each word, as brackets stand where they look right. */
function lettersOf(text: string, isFromRight: boolean): string {
  const letters = text.normalize("NFC").replace(UNORDERED, "");
  return isFromRight ? Array.from(letters).toSorted().join("") : letters;
}

test("everything that is drawn lies on its sheet, and every sheet on its paper", async () => {
  const property = fc.asyncProperty(anyBoard, anyOptions, aPaper, async (board, options, paper) => {
    for (const sheet of sceneOf(board, options).sheets) {
      for (const { dy, shapes } of sheet.pieces) {
        for (const box of shapes.map(boxOf)) {
          const isInside =
            box.x >= 0 &&
            box.y + dy >= 0 &&
            box.x + box.width <= sheet.width &&
            box.y + box.height + dy <= sheet.height;
          demand(isInside, () => `${JSON.stringify(box)} on ${sheet.width} by ${sheet.height}`);
        }
      }
      const { width, height, scale, left, top } = placed(sheet, paper);
      const [right, bottom] = [left + sheet.width * scale, top + sheet.height * scale];
      demand(left > 11 && top > 11 && right < width - 11 && bottom < height - 11, "no margin");
    }
  });
  expect(await failureOfAsync(property, 30)).toBe(null);
});

test("names, numbers, sentences and questions are all there, as they are on the screen", async () => {
  const lines = readLines(await readPdf(await pdfFrom(aBoard())));
  expect(lines).toEqual(
    expect.arrayContaining([
      "Maya & Sam · autumn",
      "23 November 2026",
      "58 of 100 points sit in the same places",
      "Maya",
      "Sam",
      "Promotion / Title",
      "34",
      "Talk about this first",
      "Common ground: Impact",
    ]),
  );
  const numbers = lines.filter((line) => /^\d+$/.test(line));
  expect(numbers.toSorted()).toEqual(
    [30, 25, 20, 15, 10, 0, 34, 22, 18, 14, 8, 4, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6].map(String).toSorted(),
  );
});

test("Hebrew and Arabic are read in their own order; Han, kana, hangul and emoji are what was typed", async () => {
  const note = "מה שלומך היום\nمرحبا بالعالم\nconnaître Łódź Щи Ωμέγα";
  const notes = [aNote({ text: note }), aNote({ id: "n2", text: "漢字かな한국 👩‍👩‍👧‍👦👍🏽", by: "right" })];
  const board = aBoard({ title: "פגישה עם מרים", names: { left: "محمد عبد الله", right: "山田太郎 🎉" } });
  const pdf = await readPdf(await pdfFrom(board, { ...OPTIONS, whiteboard: { notes, strokes: [] } }));
  const words = readLines(pdf)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join(" ");
  for (const text of ["פגישה עם מרים", "محمد عبد الله", "山田太郎 🎉", "מה שלומך", "مرحبا", "بالعالم"]) {
    expect(words).toContain(text);
  }
  for (const text of ["漢字かな한국", "👩‍👩‍👧‍👦👍🏽", "Łódź", "Щи Ωμέγα"]) expect(words).toContain(text);
});

test("a character that no font has is drawn as a box and copied as what it is", async () => {
  const board = aBoard({ names: { left: "𓀀𓀁 Maya", right: "Sam" } });
  const scene = sceneOf(board, OPTIONS);
  const typesetter = await setterFor(scene);
  expect(typesetter.fallback.missing).toEqual(["𓀀", "𓀁"]);
  expect(readLines(await readPdf(await pdfOf(scene, typesetter, { paper: "a4" })))).toContain("𓀀𓀁 Maya");
});

test("every font is in the file, with the letters that it needs and hardly more", async () => {
  const { objects, streams } = await readPdf(
    await pdfFrom(aBoard({ names: { left: "Zoë Щ", right: "山田" } })),
  );
  const named = Array.from(objects.matchAll(/\/BaseFont \/(\S+)/g), ([, name]) => name);
  const described = Array.from(
    objects.matchAll(/\/FontName \/(\S+) .*?\/FontFile2 (\d+) 0 R/g),
    ([, name]) => name,
  );
  expect(described.length).toBeGreaterThan(3);
  expect(new Set(named)).toEqual(new Set(described));
  for (const name of described) expect(name).toMatch(/^WM[A-Z]{4}\+[A-Za-z-]+$/);
  const programs = streams.filter(({ head }) => head.includes("/Length1"));
  expect(programs).toHaveLength(described.length);
  for (const { data } of programs) {
    const font = openFont(data);
    expect(font.numGlyphs).toBeGreaterThan(1);
    expect(font.numGlyphs).toBeLessThan(90);
    expect(data.length).toBeLessThan(20_000);
  }
});

const OPERATORS = new Set(
  "q Q cm BDC EMC BT ET Tf Tm TJ Tj Tr Ts rg RG w J j m l c h re f S B n gs Do".split(" "),
);

test("whatever people typed, nothing in the file acts, links or comes from outside", async () => {
  const keys = new Set(`${KNOWN_KEYS} ${KNOWN_VALUES}`.split(" "));
  const harmless = (text: string, where: string): void => {
    // Texts are written in hexadecimal alone; the four in brackets are the file's own.
    const bare = text.replaceAll(/<[0-9A-F]+>|\((Adobe|Identity|D:\d{8})\)/g, " ");
    demand(!/[()]/.test(bare), () => `${where} has a text in brackets: ${bare}`);
    for (const [, name = ""] of bare.matchAll(/\/([^\s/<>[\]]*)/g)) {
      const isKnown = keys.has(name) || /^([FLO]\d+|WM[A-Z]{4}\+[A-Za-z0-9-]+)$/.test(name);
      demand(isKnown, () => `${where} names /${name}`);
    }
  };
  const property = fc.asyncProperty(anyBoard, anyOptions, async (board, options) => {
    const { objects, streams } = await readPdf(await pdfFrom(board, options));
    harmless(objects, "the file");
    for (const { head, data } of streams) {
      if (/Length1|\/XML/.test(head) || isMap(data)) continue;
      const content = strFromU8(data, true);
      if (!/^([\d.-]+ |\d J)/.test(content)) continue;
      harmless(content.replaceAll(/\/(P|Span|MCID)\b/g, " "), "a page");
      for (const [token] of content.replaceAll(/<<.*?>>|\[.*?\]|<.*?>|\/\S+/g, " ").matchAll(/[^\s\d.-]\S*/g))
        demand(OPERATORS.has(token), () => `a page does ${token}`);
    }
  });
  expect(await failureOfAsync(property, 8)).toBe(null);
});

function isMap(data: Uint8Array): boolean {
  return strFromU8(data.subarray(0, 8), true) === "/CIDInit";
}

test("what the file says of itself is harmless XML, and names no author and no clock", async () => {
  for (const name of HOSTILE) {
    const board = aBoard({ title: name, names: { left: name, right: "Sam" } });
    const { objects, streams, title, language } = await readPdf(await pdfFrom(board));
    const packet = streams.find(({ head }) => head.includes("/XML"));
    const xml = new TextDecoder().decode(packet?.data);
    expect(
      xml.replaceAll(/<\/?(x:xmpmeta|rdf:\w+|dc:\w+|xmp:CreateDate)[^<>]*>|<\?xpacket [^<>]*\?>/g, ""),
    ).not.toMatch(/[<>]/);
    expect(title).toBe(sceneOf(board, OPTIONS).title);
    expect(language).toBe("en");
    expect(xml).toContain("<xmp:CreateDate>2026-11-23</xmp:CreateDate>");
    expect(objects).toContain("/CreationDate (D:20261123)");
    expect(`${objects}${xml}`).not.toMatch(/Author|creator|ModDate/i);
  }
});

test("equal boards give equal bytes, whatever was drawn before them", async () => {
  const property = fc.asyncProperty(anyBoard, anyBoard, anyOptions, async (board, other, options) => {
    const [first, between, again] = [
      await pdfFrom(board, options),
      await pdfFrom(other, options),
      await pdfFrom(board, options),
    ];
    demand(Buffer.compare(first, again) === 0, "other bytes");
    const idOf = (bytes: Uint8Array): string => /\/ID \[<(\w+)>/.exec(strFromU8(bytes, true))?.[1] ?? "none";
    const isSame = Buffer.compare(first, between) === 0;
    demand((idOf(first) === idOf(between)) === isSame, "two files of one name, or one of two");
  });
  expect(await failureOfAsync(property, 4)).toBe(null);
});

test("A4 and Letter lie across; notes and ink have a page of their own, upright where they reach far down", async () => {
  const size = async (paper: Paper, options = OPTIONS): Promise<readonly (readonly [number, number])[]> =>
    (await readPdf(await pdfFrom(aBoard(), options, paper))).pages.map(({ width, height }) => [
      width,
      height,
    ]);
  const wide = { notes: [aNote()], strokes: [aStroke(), aStroke({ id: "s2", tool: "marker", by: "right" })] };
  const far = { x: 300, y: 1800, pressure: 0.5 };
  const high = { notes: [], strokes: [aStroke({ points: [{ ...far, y: -800 }, far] })] };
  expect(await size("a4")).toEqual([[841.89, 595.276]]);
  expect(await size("letter")).toEqual([[792, 612]]);
  expect(await size("a4", { ...OPTIONS, whiteboard: wide })).toEqual([
    [841.89, 595.276],
    [841.89, 595.276],
  ]);
  expect(await size("letter", { ...OPTIONS, whiteboard: high })).toEqual([
    [792, 612],
    [612, 792],
  ]);
});

test("whoever has it read out hears the picture in words, then each line", async () => {
  const { structure, pages } = await readPdf(await pdfFrom(aBoard()));
  const [document] = structure?.children ?? [];
  expect(document).toMatchObject({ role: "Document" });
  const [figure, ...lines] = document !== undefined && "children" in document ? document.children : [];
  expect(figure).toMatchObject({ role: "Figure", alt: sceneOf(aBoard(), OPTIONS).description });
  expect(lines).toHaveLength(pages[0]?.lines.length ?? 0);
  for (const line of lines) expect(line).toMatchObject({ role: "P", children: [{ type: "content" }] });
});

test("a line that is not read as it stands says how it is read", async () => {
  const { objects } = await readPdf(await pdfFrom(aBoard({ title: "שלום, Sam" })));
  const spoken = Array.from(objects.matchAll(/\/ActualText <FEFF([0-9A-F]+)>/g), ([, digits = ""]) =>
    (digits.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(""),
  );
  expect(spoken).toEqual(["שלום, Sam"]);
});
