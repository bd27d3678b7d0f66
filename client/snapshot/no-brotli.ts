/** Stands for the unpacker that fontkit brings for WOFF2, with 70 kB of dictionary: our fonts are not packed so. */
// oxlint-disable-next-line import/no-default-export -- fontkit asks for one.
export default function decompress(): never {
  throw new Error("A WOFF2 font, where none was expected.");
}
