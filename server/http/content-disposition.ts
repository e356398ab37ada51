/** RFC 6266: the plain name for old programs, the real one with its umlauts for the others. */
export function toContentDisposition(fileName: string): string {
  const plain = fileName.normalize("NFKD").replaceAll(/[^\w.-]/g, "")
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
