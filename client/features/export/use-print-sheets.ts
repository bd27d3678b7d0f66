import { useEffect, useRef } from "react";
import type { Scene } from "#shared/domain/snapshot/scene.ts";
import type { Paper } from "#shared/typesetting/pdf/paper.ts";
import type { Typesetter } from "#shared/typesetting/typesetter.ts";
import { clearSheets, layOutSheets } from "../../snapshot/print-sheet.ts";

/** A picture that is ready to be laid out at once: a browser that prints does not wait. */
export type Drawn = { readonly scene: Scene; readonly typesetter: Typesetter };

/** While the dialog is open, the browser's own way to print prints the picture too. Returns how to print one now. */
export function usePrintSheets(drawn: Drawn | null, paper: Paper): (drawn: Drawn) => void {
  const latest = useRef({ drawn, paper });
  useEffect(() => {
    latest.current = { drawn, paper };
  }, [drawn, paper]);
  useEffect(() => {
    const layOut = (): void => {
      const { drawn, paper } = latest.current;
      if (drawn !== null) layOutSheets(drawn.scene, drawn.typesetter, paper);
    };
    addEventListener("beforeprint", layOut);
    return () => {
      removeEventListener("beforeprint", layOut);
      clearSheets();
    };
  }, []);
  return (fresh) => {
    latest.current = { drawn: fresh, paper };
    layOutSheets(fresh.scene, fresh.typesetter, paper);
    window.print();
  };
}
