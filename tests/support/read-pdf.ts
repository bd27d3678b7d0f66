import { strFromU8, unzlibSync } from "fflate";
import { getDocumentProxy } from "unpdf";

/** A line of text as a reader of PDF files finds it, in the order in which the file tells it. */
type ReadLine = {
  readonly text: string;
  /** The left end and the baseline of its first part, in points from the bottom left corner of the page. */
  readonly x: number;
  readonly y: number;
  /** Where its parts lie, as far as their widths and sizes tell. */
  readonly left: number;
  readonly right: number;
  readonly size: number;
};

/** A page as a reader finds it. */
type ReadPage = {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly ReadLine[];
};

/** An object of a file that is a stream of bytes. */
type Stream = { readonly head: string; readonly data: Uint8Array };

/** What pdf.js finds in a PDF file, and the file's own objects beside it. */
export type ReadPdf = {
  readonly pages: readonly ReadPage[];
  readonly title: string;
  readonly language: string;
  /** The structure of the first page, as pdf.js tells it. */
  readonly structure: Structure;
  /** Every object of the file, without what is in streams. */
  readonly objects: string;
  readonly streams: readonly Stream[];
};

type Item = Awaited<ReturnType<Page["getTextContent"]>>["items"][number];
type Structure = Awaited<ReturnType<Page["getStructTree"]>>;
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

/** Reads a PDF file back. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(bytes.slice());
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    pages.push({ width, height, lines: linesOf(content.items) });
  }
  const { info } = await document.getMetadata();
  const { Title: title, Language: language } = info as { Title: string; Language: string };
  const structure = await (await document.getPage(1)).getStructTree();
  await document.destroy();
  return { pages, title, language, structure, ...objectsOf(bytes) };
}

/** The parts of text between the marks of one line. */
function linesOf(items: readonly Item[]): readonly ReadLine[] {
  const lines: ReadLine[] = [];
  let parts: Extract<Item, { str: string }>[] = [];
  let depth = 0;
  for (const item of items) {
    if ("str" in item) {
      if (item.str !== "") parts.push(item);
    } else if (item.type === "endMarkedContent") {
      depth -= 1;
      if (depth === 0 && parts.some(({ str }) => str.trim() !== "")) lines.push(lineOf(parts.splice(0)));
    } else {
      depth += 1;
      if (depth === 1) parts = [];
    }
  }
  return lines;
}

function lineOf(all: readonly Extract<Item, { str: string }>[]): ReadLine {
  // pdf.js puts a space of its own before what stands far to the right of the last line.
  const parts = all.slice(all.findIndex(({ str }) => str.trim() !== ""));
  const [first] = parts;
  if (first === undefined) throw new Error("A line without text.");
  const at = (index: number): number => Number(first.transform[index]);
  return {
    text: parts.map(({ str }) => str).join(""),
    x: at(4),
    y: at(5),
    left: Math.min(...parts.map(({ transform }) => Number(transform[4]))),
    right: Math.max(...parts.map(({ transform, width }) => Number(transform[4]) + width)),
    size: at(0),
  };
}

/** The objects as they stand in the file, found by the lengths that they state and not by a search. */
function objectsOf(bytes: Uint8Array): Pick<ReadPdf, "objects" | "streams"> {
  const file = strFromU8(bytes, true);
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const entries = Array.from(file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm), ([, offset]) =>
    Number(offset),
  );
  const ends = entries.toSorted((a, b) => a - b);
  const streams: Stream[] = [];
  const heads = entries.map((offset, index) => {
    const begin = `${index + 1} 0 obj\n`;
    if (!file.startsWith(begin, offset)) throw new Error(`Object ${index + 1} is not where the table says.`);
    const text = file.slice(offset + begin.length, ends.find((each) => each > offset) ?? table);
    const stream = /^(<<.*>>)\nstream\n/.exec(text);
    if (stream?.[1] === undefined) return text;
    const start = offset + begin.length + stream[0].length;
    const length = Number(/\/Length (\d+)/.exec(stream[1])?.[1]);
    if (!file.startsWith("\nendstream\nendobj\n", start + length))
      throw new Error("A stream of another length.");
    const data = bytes.slice(start, start + length);
    streams.push({ head: stream[1], data: stream[1].includes("/FlateDecode") ? unzlibSync(data) : data });
    return stream[1];
  });
  return { objects: [...heads, file.slice(table)].join("\n"), streams };
}
