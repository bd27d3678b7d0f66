/** What works without a connection, and why it may not. */
export const offline = {
  title: "Without a connection",
  here: "This board opens on this device without a connection too. What you do then is kept here and goes to the server by itself.",
  hereWatching:
    "This page opens without a connection too, but a board that is only watched is not kept on this device.",
  coming: "A copy of this page is on its way, so that it opens without a connection too.",
  needsHttps:
    "Reloading without a connection needs https: at this address browsers keep no copy of a page. In a page that stays open, everything goes on.",
  none: "This browser keeps no copy of the page, so it cannot be reloaded without a connection. In a page that stays open, everything goes on.",
  newer: "A newer version of What Matters is here. It comes when you reload; nothing is lost.",
  reload: "Reload this page",
};
