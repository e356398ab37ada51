export { arbitraryContent } from "./arbitrary-content.ts"
