import { strToU8, zlibSync } from "fflate";

/** One value as a PDF file writes it. */
export type PdfValue = string;

/** The entries of a dictionary; one that is undefined is left out. */
export type PdfEntries = Readonly<Record<string, PdfValue | undefined>>;

/** A PDF file in the making: numbered objects, which may name each other before they are written. */
export type PdfFile = {
  /** The next number, to be named at once and written later with `put`. */
  readonly reserve: () => PdfValue;
  readonly put: (reference: PdfValue, value: PdfValue) => void;
  readonly add: (value: PdfValue) => PdfValue;
  /** Adds bytes, or a text as UTF-8; packed unless told otherwise. */
  readonly addStream: (
    entries: PdfEntries,
    content: Uint8Array | string,
    packing?: "packed" | "plain",
  ) => PdfValue;
  /** The whole file; equal objects give equal bytes, down to its identifier. */
  readonly finish: (catalog: PdfValue, info: PdfValue) => Uint8Array;
};

/** Version 1.7, and four bytes by which programs see that it is not all text. */
const HEADER = new Uint8Array([...latin("%PDF-1.7\n%"), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);

/** Begins a file without objects. */
export function pdfFile(): PdfFile {
  const chunks: Uint8Array[] = [HEADER];
  const offsets: number[] = [];
  let length = HEADER.length;
  const write = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    length += bytes.length;
  };
  const reserve = (): PdfValue => `${offsets.push(-1)} 0 R`;
  const put = (reference: PdfValue, ...content: readonly Uint8Array[]): void => {
    const number = Number.parseInt(reference, 10);
    offsets[number - 1] = length;
    write(latin(`${number} 0 obj\n`));
    content.forEach(write);
    write(latin("\nendobj\n"));
  };
  return {
    reserve,
    put: (reference, value) => put(reference, latin(value)),
    add: (value) => {
      const reference = reserve();
      put(reference, latin(value));
      return reference;
    },
    addStream: (entries, content, packing = "packed") => {
      const reference = reserve();
      const data = typeof content === "string" ? strToU8(content) : content;
      const body = packing === "packed" ? zlibSync(data, { level: 9 }) : data;
      const filter = packing === "packed" ? "/FlateDecode" : undefined;
      const head = dictionary({ ...entries, Filter: filter, Length: String(body.length) });
      put(reference, latin(`${head}\nstream\n`), body, latin("\nendstream"));
      return reference;
    },
    finish: (catalog, info) => {
      const start = length;
      const id = `<${fingerprint(chunks)}>`;
      const entries = offsets.map((offset) => {
        if (offset < 0) throw new Error("An object of the PDF was named and never written.");
        return `${String(offset).padStart(10, "0")} 00000 n \n`;
      });
      write(latin(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries.join("")}`));
      const size = String(offsets.length + 1);
      const trailer = dictionary({ Size: size, Root: catalog, Info: info, ID: list([id, id]) });
      write(latin(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`));
      return joined(chunks, length);
    },
  };
}

/** A dictionary; its keys are written as they are, so they never come from people. */
export function dictionary(entries: PdfEntries): PdfValue {
  const written = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [`/${key} ${value}`],
  );
  return `<<${written.join(" ")}>>`;
}

/** Values in a row. */
export function list(values: readonly PdfValue[]): PdfValue {
  return `[${values.join(" ")}]`;
}

/** A text that people typed: in hexadecimal, so that no character of it can mean anything to the file. */
export function textValue(text: string): PdfValue {
  return `<FEFF${hexText(text)}>`;
}

/** The UTF-16 units of a text in hexadecimal, big end first. */
export function hexText(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join("");
}

/** Two bytes in hexadecimal. */
export function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}

/** A number, as short as its size on paper allows, and never with an exponent, which PDF does not know. */
export function num(value: number): PdfValue {
  return String(Math.round(value * 1000) / 1000 + 0);
}

/** A factor, which is multiplied with large numbers and so needs more decimals. */
export function fine(value: number): PdfValue {
  return (Math.round(value * 1e7) / 1e7 + 0).toFixed(7).replace(/\.?0+$/, "");
}

/** The bytes of a text that has only Latin-1 characters. */
function latin(text: string): Uint8Array {
  return strToU8(text, true);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    whole.set(chunk, position);
    position += chunk.length;
  }
  return whole;
}

/** 128 bits that differ between files that differ: FNV-1a from four starts. No clock, and no secret, is in it. */
function fingerprint(chunks: readonly Uint8Array[]): string {
  const sums = new Uint32Array([0x811c9dc5, 0x01000193, 0x9e3779b9, 0x7f4a7c15]);
  for (const chunk of chunks) {
    for (const byte of chunk) {
      for (let lane = 0; lane < sums.length; lane += 1) {
        sums[lane] = Math.imul((sums[lane] ?? 0) ^ byte, 0x01000193);
      }
    }
  }
  return Array.from(sums, (sum) => sum.toString(16).toUpperCase().padStart(8, "0")).join("");
}
