import type { Page } from "./page.ts";
import { dictionary, list, num, textValue, type PdfFile, type PdfValue } from "./pdf-file.ts";

/** A page with its name in the file. */
export type WrittenPage = Page & { readonly reference: PdfValue };

/**
 * Says what the pages are made of, for whoever has them read out: the picture in words, then every line of text in the
 * order in which it stands. What is drawn belongs to the picture.
 */
export function addStructure(file: PdfFile, pages: readonly WrittenPage[], description: string): PdfValue {
  const root = file.reserve();
  const document = file.reserve();
  const figure = file.reserve();
  const lines: PdfValue[] = [];
  const drawings: PdfValue[] = [];
  const parents = pages.map(({ marked, reference }, index) => {
    const owners = marked.map((part, number) => {
      if (part.kind === "drawing") {
        drawings.push(dictionary({ Type: "/MCR", Pg: reference, MCID: String(number) }));
        return figure;
      }
      const line = file.add(
        dictionary({
          Type: "/StructElem",
          S: "/P",
          P: document,
          Pg: reference,
          K: String(number),
          ActualText: part.spoken === null ? undefined : textValue(part.spoken),
        }),
      );
      lines.push(line);
      return line;
    });
    return `${index} ${list(owners)}`;
  });
  file.put(
    figure,
    dictionary({
      Type: "/StructElem",
      S: "/Figure",
      P: document,
      Alt: textValue(description),
      A: dictionary({ O: "/Layout", Placement: "/Block", BBox: boundsOf(pages[0]) }),
      K: list(drawings),
    }),
  );
  file.put(
    document,
    dictionary({ Type: "/StructElem", S: "/Document", P: root, K: list([figure, ...lines]) }),
  );
  file.put(
    root,
    dictionary({
      Type: "/StructTreeRoot",
      K: document,
      ParentTree: dictionary({ Nums: list(parents) }),
      ParentTreeNextKey: String(pages.length),
    }),
  );
  return root;
}

function boundsOf(page: Page | undefined): PdfValue | undefined {
  if (page === undefined) return undefined;
  const { width, height, left, top } = page.placement;
  return list([left, top, width - left, height - top].map(num));
}
