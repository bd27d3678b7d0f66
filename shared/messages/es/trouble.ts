import type { Messages } from "../messages.ts";

const DAMAGED =
  "Lo que hay guardado allí está dañado; no se descartó nada. Quien administra el servidor ya tiene el aviso, en el registro y en las métricas, y tiene que restaurarlo.";
const KEPT =
  "Lo que hagas mientras tanto queda guardado en este dispositivo y llega al servidor por sí solo.";
const LOST = "Este navegador no guarda nada, así que deja esta página abierta hasta que diga «Guardado».";
const RETRIES = "Esta página vuelve a intentarlo por sí sola.";
const OPENS_BY_ITSELF =
  "Esta página vuelve a intentarlo por sí sola y abre el tablero en cuanto sea posible.";

/** What stands between a page and the server, what that means, and what to do about it. */
export const trouble: Messages["trouble"] = {
  label: "Qué pasó",
  remedy: {
    reload: "Volver a cargar la página",
    snapshot: "Sacar una copia",
    forget: "Olvidar este tablero en este dispositivo",
  },
  over: {
    notKept: {
      title: "No hay conexión y este navegador no guarda nada.",
      what: "Deja esta página abierta hasta que diga «Guardado». Vuelve a intentarlo por sí sola.",
    },
    storageFailed: {
      title: "El disco del servidor no acepta cambios en este momento.",
      what: "Quienes tienen el tablero abierto lo siguen viendo todo en vivo. El servidor vuelve a intentarlo por sí solo.",
      kept: "Tus cambios quedan guardados en este dispositivo, y en cada ventana que tiene el tablero abierto, hasta que diga «Guardado».",
      lost: LOST,
    },
    damaged: {
      title: "No se pudo abrir este tablero en el servidor.",
      what: DAMAGED,
      kept: `Ves la copia de este dispositivo. ${KEPT}`,
      lost: LOST,
    },
    unavailable: {
      title: "El servidor no puede abrir este tablero en este momento.",
      what: RETRIES,
      kept: KEPT,
      lost: LOST,
    },
    tooMany: {
      title: "Demasiadas páginas tienen abierto este tablero.",
      what: `Esta espera a que se cierre otra. ${RETRIES}`,
      kept: KEPT,
      lost: LOST,
    },
    unknownBoard: {
      title: "El servidor ya no tiene este tablero.",
      what: "Lo que ves es la última copia y nadie puede cambiarla. Saca una copia si la quieres conservar.",
    },
    newerVersion: {
      title: "Esta página es demasiado antigua para el tablero.",
      what: "Lo cambió una versión más nueva de What Matters. Vuelve a cargar la página para tener esa versión; no se pierde nada.",
    },
    forbiddenOrigin: {
      title: "Las páginas de esta dirección no pueden conectarse.",
      kept: "Lo que hiciste está guardado en este dispositivo.",
      lost: "Este navegador no guarda nada, así que saca una copia de lo que ves.",
    },
    tooLarge: {
      title: "Este tablero está lleno.",
      what: "El servidor no aceptó lo último que se cambió. Para seguir sin eso, olvida el tablero en este dispositivo y vuelve a abrir su enlace.",
    },
    refused: {
      title: "El servidor no aceptó lo que envió esta página.",
      what: "Vuelve a cargar la página. Si no sirve, olvida el tablero en este dispositivo y vuelve a abrir su enlace; lo que solo tiene este dispositivo se pierde entonces, así que antes saca una copia.",
    },
  },
  instead: {
    deleted: {
      title: "Este tablero se eliminó",
      what: "Alguien con el enlace lo eliminó para siempre, o nadie lo había usado en mucho tiempo. Sus respuestas ya no existen.",
    },
    unknownBoard: {
      title: "No hay ningún tablero en este enlace",
      what: "Puede que falte o haya cambiado una letra del enlace, o que se haya eliminado el tablero. Pide a quien te lo envió que vuelva a copiarlo desde «Invitar».",
    },
    newerVersion: {
      title: "Vuelve a cargar esta página",
      what: "Una versión más nueva de What Matters cambió el tablero. Vuelve a cargar la página para tener esa versión; no se pierde nada.",
    },
    damaged: {
      title: "No se pudo abrir este tablero en el servidor",
      what: `${DAMAGED} Un dispositivo que ya lo tenía abierto sigue mostrando su propia copia. ${OPENS_BY_ITSELF}`,
    },
    unavailable: {
      title: "El servidor no puede abrir este tablero en este momento",
      what: OPENS_BY_ITSELF,
    },
    tooMany: {
      title: "Demasiadas páginas tienen abierto este tablero",
      what: `Esta espera a que se cierre otra. ${OPENS_BY_ITSELF}`,
    },
    forbiddenOrigin: {
      title: "Las páginas de esta dirección no pueden conectarse",
      what: (address) =>
        `El servidor no conoce la dirección ${address}. Abre el tablero en la dirección que conoce, o pide a quien lo administra que ponga esta en PUBLIC_URL o ALLOWED_ORIGINS.`,
    },
    refused: {
      title: "El servidor no abre este tablero",
      what: "Rechazó la conexión. Vuelve a cargar la página; si no sirve, avisa a quien administra el servidor.",
    },
  },
};
