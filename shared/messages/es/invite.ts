import type { Messages } from "../messages.ts";

/** The dialog with the links of a board. */
export const invite: Messages["invite"] = {
  title: "Invitar",
  edit: {
    label: "Enlace para editar",
    copy: "Copiar el enlace para editar",
    hint: "Para la otra persona. Quien lo tenga puede ocupar un lugar, cambiar los dos lados y eliminar el tablero.",
  },
  watch: {
    label: "Enlace para mirar",
    copy: "Copiar el enlace para mirar",
    hint: "Para la pantalla de una sala de reuniones. Quien lo tenga lo ve todo y no puede cambiar nada.",
  },
  copyNow: "Copiar",
  copied: "Copiado.",
  copyByHand:
    "Seleccionado. Pulsa Ctrl+C o ⌘C para copiar; este navegador solo copia por sí mismo con https.",
  copyRefused: "El navegador no permitió copiar. El enlace está seleccionado: pulsa Ctrl+C o ⌘C.",
};
