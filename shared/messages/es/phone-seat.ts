import type { Messages } from "../messages.ts";

/** The codes in *Invite*, for a phone to read from this screen. */
export const phoneSeat: Messages["phoneSeat"] = {
  title: "Un teléfono como tu lugar",
  how: "Si hay una sola pantalla, escanea el código con tu teléfono: el tablero se abre ahí y ocupas tu lugar en el teléfono.",
  which: "Qué enlace",
  edit: "Para editar",
  watch: "Para mirar",
  show: "Mostrar el código",
  hide: "Ocultar el código",
  codeToEdit: "Código con el enlace para editar",
  codeToWatch: "Código con el enlace para mirar",
  secret:
    "Quien escanee esto puede ocupar un lugar, cambiar los dos lados y eliminar el tablero. Al cerrar este diálogo se oculta.",
  open: "Quien escanee esto lo ve todo y no puede cambiar nada. Al cerrar este diálogo se oculta.",
  otherwise: "¿Sin cámara? Envía el enlace de arriba al teléfono.",
  afterwards:
    "Cuando el teléfono esté en tu lugar, deja que esta pantalla solo mire: en «Sobre este tablero» está la «Vista de pantalla compartida».",
  unreachable: (host) =>
    `Estos enlaces y códigos solo funcionan en este equipo: ningún teléfono ni otro equipo llega a «${host}», que es como cada dispositivo se llama a sí mismo. Inicia el servidor con HOST=0.0.0.0 y abre el tablero aquí con el nombre o la dirección de este equipo en la red, o con la dirección de PUBLIC_URL.`,
};
