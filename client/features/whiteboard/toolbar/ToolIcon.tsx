import { Drawing } from "../Drawing.tsx";

const PATHS = {
  select: "m6 3 12 9-5.500 1.200L9.500 19z",
  note: "M5 4h14v10l-5 6H5zM14 20v-6h5",
  pen: "m4 20 1.200-4.500L16 4.700a1.800 1.800 0 0 1 2.600 0l.7.7a1.800 1.800 0 0 1 0 2.600L8.500 18.800zM14 7l3 3",
  marker: "M9 14 17.500 4.500l3 3L11 16zM9 14l2 2-2.500 2.500H5zM4 21h16",
  eraser:
    "m9 19-5-5a1.500 1.500 0 0 1 0-2l8-8a1.500 1.500 0 0 1 2 0l5.500 5.500a1.500 1.500 0 0 1 0 2L12 19zM8 8l7.500 7.500M9 19h11",
  point: "M12 12h.01M12 3v3M12 18v3M3 12h3M18 12h3M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z",
  react:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.500 14c.8 1.300 2 2 3.500 2s2.700-.7 3.500-2M9 9.500h.01M15 9.500h.01",
  shown:
    "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  hidden:
    "M10 5.700a9 9 0 0 1 2-.2c6 0 9.500 6.500 9.500 6.500a16 16 0 0 1-2.700 3.500M6 7.300A15 15 0 0 0 2.500 12S6 18.500 12 18.500a9 9 0 0 0 4-1M10 10a3 3 0 0 0 4 4M4 4l16 16",
} as const;

/** What a tool looks like; its button has the word. */
export function ToolIcon({ name }: { readonly name: keyof typeof PATHS }) {
  return <Drawing path={PATHS[name]} size={20} />;
}
