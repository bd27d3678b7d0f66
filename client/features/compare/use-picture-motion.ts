import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { PictureMotion, type Drawing } from "./picture-motion.ts";

/** Lets a picture glide to wherever `measure` says after each render; `measure` is made anew when the board is another. */
export function usePictureMotion(
  root: RefObject<HTMLElement | null>,
  measure: (root: HTMLElement) => Drawing,
): void {
  const motion = useRef<PictureMotion | null>(null);
  useLayoutEffect(() => {
    if (root.current === null) return;
    motion.current ??= new PictureMotion(root.current);
    motion.current.show(measure);
  }, [root, measure]);
  useEffect(
    () => () => {
      motion.current?.stop();
      motion.current = null;
    },
    [],
  );
}
