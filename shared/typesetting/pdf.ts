import type { Scene } from "../domain/snapshot/scene.ts";
import type { FontPiece } from "./font-piece.ts";
import { embeddedFont } from "./pdf/embedded-font.ts";
import type { Fonts, NamedFont } from "./pdf/lettering.ts";
import { metadataOf } from "./pdf/metadata.ts";
import { pageOf } from "./pdf/page.ts";
import { placed, type Paper } from "./pdf/paper.ts";
import { dictionary, list, num, pdfFile, textValue, type PdfEntries, type PdfFile } from "./pdf/pdf-file.ts";
import { addStructure, type WrittenPage } from "./pdf/structure.ts";
import type { Typesetter } from "./typesetter.ts";

/** What a PDF is asked to be. */
export type PdfOptions = { readonly paper: Paper };

/**
 * The scene as a PDF file, one page for each of its sheets: drawn with lines, in fonts that it carries as far as it needs
 * them, with text to be selected, searched and read out. Equal bytes for equal scenes, in a browser and on the server.
 */
export async function pdfOf(
  scene: Scene,
  typesetter: Typesetter,
  { paper }: PdfOptions,
): Promise<Uint8Array> {
  const file = pdfFile();
  const fonts = fontsFrom(scene, typesetter);
  const drawn = scene.sheets.map((sheet) => pageOf(sheet, placed(sheet, paper), { file, typesetter, fonts }));
  const fontEntries = fonts.embed(file);
  const tree = file.reserve();
  const pages = drawn.map((page, index): WrittenPage => {
    const { width, height } = page.placement;
    const reference = file.add(
      dictionary({
        Type: "/Page",
        Parent: tree,
        MediaBox: list(["0", "0", num(width), num(height)]),
        Contents: file.addStream({}, page.content),
        Resources: dictionary({
          Font: dictionary(fontEntries),
          XObject: dictionary(page.layers),
          ExtGState: dictionary(page.opacities),
        }),
        Group: dictionary({ S: "/Transparency", CS: "/DeviceRGB" }),
        StructParents: String(index),
        Tabs: "/S",
      }),
    );
    return { ...page, reference };
  });
  const kids = pages.map(({ reference }) => reference);
  file.put(tree, dictionary({ Type: "/Pages", Kids: list(kids), Count: String(kids.length) }));
  const catalog = file.add(
    dictionary({
      Type: "/Catalog",
      Pages: tree,
      Lang: textValue(scene.language),
      MarkInfo: dictionary({ Marked: "true" }),
      StructTreeRoot: addStructure(file, pages, scene.description),
      ViewerPreferences: dictionary({ DisplayDocTitle: "true" }),
      Metadata: file.addStream({ Type: "/Metadata", Subtype: "/XML" }, metadataOf(scene), "plain"),
    }),
  );
  const info = file.add(
    dictionary({
      Title: textValue(scene.title),
      Subject: textValue(scene.description),
      Producer: textValue("What Matters"),
      CreationDate: `(D:${scene.date.replaceAll("-", "")})`,
    }),
  );
  return file.finish(catalog, info);
}

/** The pieces that lines are set in, each a font of the file from its first letter on. */
function fontsFrom(
  scene: Scene,
  typesetter: Typesetter,
): Fonts & { readonly embed: (file: PdfFile) => PdfEntries } {
  const used = new Map<string, NamedFont>();
  const of = (piece: FontPiece): NamedFont => {
    const known = used.get(piece.id);
    if (known !== undefined) return known;
    const font = embeddedFont(typesetter.bytesOf(piece), used.size);
    const named = { name: `F${used.size + 1}`, font };
    used.set(piece.id, named);
    return named;
  };
  return {
    of,
    any: () => {
      const runs = scene.shapes.flatMap((shape) =>
        shape.kind === "text" ? typesetter.layout(shape).runs : [],
      );
      const piece = runs.map((run) => run.piece).find((each) => each !== null);
      if (piece === undefined || piece === null) throw new Error("A picture without a letter of any font.");
      return of(piece);
    },
    embed: (file) => Object.fromEntries([...used.values()].map(({ name, font }) => [name, font.embed(file)])),
  };
}
