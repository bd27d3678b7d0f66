import type { Scene } from "../../domain/snapshot/scene.ts";
import { escapeXml } from "../svg.ts";

/** What the file says of itself to programs that look for it: no more than its title, its day and what it shows. */
export function metadataOf({ language, title, description, date }: Scene): string {
  const text = (content: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(content)}</rdf:li></rdf:Alt>`;
  return [
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>`,
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`,
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">`,
    `<dc:format>application/pdf</dc:format>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    `<dc:title>${text(title)}</dc:title>`,
    `<dc:description>${text(description)}</dc:description>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    `</rdf:Description></rdf:RDF></x:xmpmeta>`,
    `<?xpacket end="r"?>`,
  ].join("\n");
}
