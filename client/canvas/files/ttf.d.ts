/** The address of the unpacked font; made by `print-fonts-plugin.ts`. */
declare module "*.woff2?ttf" {
  const url: string
  export default url
}
