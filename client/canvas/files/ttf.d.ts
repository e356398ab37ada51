/** The address of the decompressed font; created by `print-fonts-plugin.ts`. */
declare module "*.woff2?ttf" {
  const url: string
  export default url
}
