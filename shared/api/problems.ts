interface ProblemKind {
  readonly status: number
  readonly de: string
  readonly en: string
}

/** Every way the API says no. The name is the stable end of `type`; the words are for a person. */
export const PROBLEMS = {
  "bad-request": {
    status: 400,
    de: "Die Anfrage ist so nicht verständlich.",
    en: "The request cannot be understood.",
  },
  "invalid-content": {
    status: 422,
    de: "Der Tafelinhalt ist nicht gültig. Es wurde nichts übernommen.",
    en: "The board content is not valid. Nothing was imported.",
  },
  "not-signed-in": {
    status: 401,
    de: "Dafür ist ein gültiger Zugang nötig. Bitte öffnen Sie den Link zur Tafel noch einmal.",
    en: "This needs a valid token. Please open the link to the board again.",
  },
  "organiser-key-needed": {
    status: 401,
    de: "Auf diesem Server darf nur eine Tafel anlegen, wer den Organisationsschlüssel hat.",
    en: "On this server only holders of the organiser key may create boards.",
  },
  "foreign-origin": {
    status: 403,
    de: "Diese Anfrage kommt von einer fremden Website und wird nicht angenommen.",
    en: "This request comes from another website and is not accepted.",
  },
  "wrong-host": {
    status: 421,
    de: "Unter dieser Adresse ist Tafelrunde nicht zu erreichen. Die richtige Adresse (PUBLIC_URL) kennt die Person, die den Server betreibt.",
    en: "Tafelrunde cannot be reached at this address. The person who runs the server knows the right one (PUBLIC_URL).",
  },
  "not-allowed": {
    status: 403,
    de: "Mit Ihrem Zugang ist das nicht erlaubt.",
    en: "Your role does not allow this.",
  },
  "no-such-board": {
    status: 404,
    de: "Diese Tafel gibt es nicht.",
    en: "There is no such board.",
  },
  "no-such-person": {
    status: 404,
    de: "Diese Person ist gerade nicht an der Tafel.",
    en: "This person is not at the board at the moment.",
  },
  "no-such-seat": {
    status: 404,
    de: "Unter diesem Namen ist niemand an der Tafel, oder die Institution steht auf der Tafel und lässt sich nicht zusammenführen.",
    en: "Nobody is at the board under this name, or the board lists the institution and it cannot be merged.",
  },
  "no-own-token": {
    status: 409,
    de: "Diese Person hat keinen eigenen Zugang und kann deshalb für keine Institution eingetragen werden.",
    en: "This person has no token of their own and therefore cannot get an institution.",
  },
  "no-such-institution": {
    status: 422,
    de: "Diese Institution steht nicht auf der Tafel. Bitte geben Sie ihren Namen an.",
    en: "The board does not list this institution. Please give its name.",
  },
  "institution-gone": {
    status: 404,
    de: "Ihre Institution steht nicht mehr auf der Tafel. Bitte fragen Sie die Person, die Ihnen den Link geschickt hat.",
    en: "The board no longer lists your institution. Please ask the person who sent you the link.",
  },
  "too-many-own-entries": {
    status: 409,
    de: "Mehr Einträge lassen sich über diesen Link nicht anlegen.",
    en: "No more entries can be added by this link.",
  },
  "board-locked": {
    status: 409,
    de: "Die Moderation hat die Tafel gerade gesperrt. Bitte versuchen Sie es später noch einmal.",
    en: "The facilitators have locked the board for now. Please try again later.",
  },
  "board-full": {
    status: 507,
    de: "Auf dieser Tafel ist kein Platz mehr. Bitte sagen Sie es der Moderation.",
    en: "This board has no space left. Please tell the facilitators.",
  },
  "board-seats-full": {
    status: 507,
    de: "An dieser Tafel ist kein Platz für weitere Institutionen.",
    en: "This board has no room for more institutions.",
  },
  "no-such-page": {
    status: 404,
    de: "Das gibt es hier nicht.",
    en: "There is no such thing here.",
  },
  "no-such-export": {
    status: 404,
    de: "Diesen Export gibt es nicht.",
    en: "There is no such export.",
  },
  "unconfirmed-contacts": {
    status: 409,
    de: "Für die Öffentlichkeit entsteht diese Datei erst, wenn alle Kontakte bestätigt sind. Welche fehlen, steht unter „problems“; die Liste der Kontakte zeigt sie.",
    en: "This file is made for the public only when all contacts are confirmed. “problems” says which are not; the list of contacts shows them.",
  },
  "export-too-large": {
    status: 413,
    de: "Diese Tafel ist für diese Datei zu groß. Vollständig sichern lässt sich der Inhalt als JSON (board.json).",
    en: "This board is too large for this file. Its whole content can be saved as JSON (board.json).",
  },
  "exports-busy": {
    status: 503,
    de: "Gerade werden schon mehrere Dateien erstellt. Bitte versuchen Sie es gleich noch einmal.",
    en: "Several files are being made already. Please try again in a moment.",
  },
  "pdf-unavailable": {
    status: 501,
    de: "Dieser Server kann keine PDF-Dateien erstellen. Das Schnittstellenpapier gibt es auch als Word-Datei (paper.docx) und als OpenDocument (paper.odt).",
    en: "This server cannot make PDF files. The interface paper also comes as Word (paper.docx) and OpenDocument (paper.odt).",
  },
  "no-such-token": {
    status: 404,
    de: "Diesen Zugang gibt es nicht mehr, oder er gehört zu einem Link. Links enden, wenn Sie sie erneuern.",
    en: "This access does not exist any more, or it belongs to a link. Links end when you renew them.",
  },
  "no-such-version": {
    status: 404,
    de: "Diese Version gibt es nicht mehr, oder sie enthält nicht, was wiederhergestellt werden soll.",
    en: "This version does not exist any more, or it lacks what should be restored.",
  },
  "no-such-extract": {
    status: 404,
    de: "Auszüge gibt es für eine oder zwei Institutionen, die auf der Tafel stehen.",
    en: "There are extracts for one or two institutions that are on the board.",
  },
  "wrong-join-code": {
    status: 404,
    de: "Dieser Code gehört zu keiner Tafel, der Code ist abgelaufen, oder der Beitritt mit Code ist ausgeschaltet.",
    en: "This code belongs to no board, the code has expired, or joining by code is switched off.",
  },
  "no-such-picture": {
    status: 404,
    de: "Dieses Bild gibt es auf dieser Tafel nicht.",
    en: "There is no such picture on this board.",
  },
  "board-deleted": {
    status: 410,
    de: "Diese Tafel wurde gelöscht.",
    en: "This board was deleted.",
  },
  "too-large": {
    status: 413,
    de: "Die gesendeten Daten sind zu groß.",
    en: "The data sent is too large.",
  },
  "picture-too-large": {
    status: 413,
    de: "Dieses Bild ist zu groß. Bitte verkleinern Sie es und versuchen Sie es noch einmal.",
    en: "This picture is too large. Please make it smaller and try again.",
  },
  "picture-too-many-pixels": {
    status: 413,
    de: "Dieses Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es und versuchen Sie es noch einmal.",
    en: "This picture has too many pixels. Please make it smaller and try again.",
  },
  "not-a-picture": {
    status: 415,
    de: "Möglich sind Bilder in den Formaten PNG, JPEG, GIF und WebP.",
    en: "Pictures can be PNG, JPEG, GIF or WebP.",
  },
  "svg-picture": {
    status: 415,
    de: "SVG-Dateien können Programme enthalten und werden nicht angenommen. Bitte speichern Sie das Bild als PNG.",
    en: "SVG files can contain programs and are not accepted. Please save the picture as PNG.",
  },
  "broken-picture": {
    status: 422,
    de: "Dieses Bild ist beschädigt oder unvollständig.",
    en: "This picture is damaged or incomplete.",
  },
  "not-a-board-file": {
    status: 415,
    de: "Diese Datei ist keine Tafel. Gebraucht wird eine Datei „….tafelrunde“ aus „Export – Ganze Tafel“.",
    en: "This file is not a board. A file “….tafelrunde” from “Export – Whole board” is needed.",
  },
  "damaged-board-file": {
    status: 422,
    de: "Diese Datei ist beschädigt oder unvollständig. Es wurde nichts übernommen.",
    en: "This file is damaged or incomplete. Nothing was imported.",
  },
  "unsafe-board-file": {
    status: 422,
    de: "Diese Datei enthält Pfade, die aus ihrem Ordner hinausführen. Sie wurde nicht gelesen.",
    en: "This file contains paths that lead out of its folder. It was not read.",
  },
  "invalid-canvas": {
    status: 422,
    de: "Die Zeichnung in dieser Datei ist nicht gültig. Es wurde nichts übernommen.",
    en: "The canvas in this file is not valid. Nothing was imported.",
  },
  "not-json": {
    status: 415,
    de: "Erwartet werden Daten im Format JSON.",
    en: "The data must be JSON.",
  },
  "not-utf8": {
    status: 400,
    de: "Die Daten sind nicht in UTF-8 gespeichert. Bitte speichern Sie die Datei als UTF-8 und versuchen Sie es noch einmal.",
    en: "The data are not saved as UTF-8. Please save the file as UTF-8 and try again.",
  },
  "json-too-deep": {
    status: 400,
    de: "Diese Daten sind zu tief verschachtelt. Es wurde nichts übernommen.",
    en: "These data are nested too deep. Nothing was imported.",
  },
  "too-many-requests": {
    status: 429,
    de: "Von Ihrem Anschluss kommen gerade zu viele Anfragen. Bitte warten Sie einen Moment.",
    en: "Too many requests come from your network at the moment. Please wait a little.",
  },
  "too-many-attempts": {
    status: 429,
    de: "Zu viele falsche Codes. Bitte warten Sie eine Minute.",
    en: "Too many wrong codes. Please wait a minute.",
  },
  "board-pictures-full": {
    status: 507,
    de: "Auf dieser Tafel ist kein Platz für weitere Bilder.",
    en: "This board has no room for more pictures.",
  },
  "versions-full": {
    status: 507,
    de: "Es gibt schon so viele Versionen mit Namen, wie auf dieser Tafel Platz haben. Bitte löschen Sie eine davon.",
    en: "There are as many versions with a name as this board has room for. Please delete one of them.",
  },
  "disk-full": {
    status: 507,
    de: "Auf dem Server ist kein Speicherplatz mehr frei. Bitte sagen Sie es der Person, die ihn betreibt.",
    en: "The server has no storage space left. Please tell the person who runs it.",
  },
  "server-full": {
    status: 507,
    de: "Auf diesem Server ist kein Platz für weitere Tafeln.",
    en: "This server has no room for more boards.",
  },
  "storage-unavailable": {
    status: 503,
    de: "Der Speicher antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.",
    en: "The storage does not answer at the moment. Please try again shortly.",
  },
  unexpected: {
    status: 500,
    de: "Auf dem Server ist etwas schiefgegangen.",
    en: "Something went wrong on the server.",
  },
} as const satisfies Record<string, ProblemKind>

export type ProblemName = keyof typeof PROBLEMS
