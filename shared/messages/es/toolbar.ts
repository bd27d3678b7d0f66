import type { Messages } from "../messages.ts";

/** The tools of the whiteboard. */
export const toolbar: Messages["toolbar"] = {
  name: "Pizarra",
  fold: "Notas y tinta",
  select: "Elegir",
  note: "Nota",
  pen: "Lápiz",
  marker: "Marcador",
  eraser: "Goma",
  point: "Señalar",
  react: "Reacción",
  reactions: "Reacciones",
  pointAt: "Señalar",
  pointAtArea: (area) => `Señalar ${area}`,
  eraseAll: "Borrar toda mi tinta",
  nothingDrawn: "No has dibujado nada",
  nothingToErase: "No has dibujado nada.",
  allErased: (count) => (count === 1 ? "Tu trazo está borrado." : `Tus ${count} trazos están borrados.`),
  layer: "Notas y tinta",
  hide: "Ocultar notas y tinta",
  show: (count) =>
    count === 1 ? "Mostrar notas y tinta, 1 oculta" : `Mostrar notas y tinta, ${count} ocultas`,
  hidden: (count) => `Notas y tinta ocultas: ${count}.`,
  shown: "Las notas y la tinta están a la vista.",
};
