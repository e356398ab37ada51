import { type NextFunction, type Request, type Response } from "express"

/**
 * Nothing comes from elsewhere and nothing goes elsewhere; `self` covers the socket of this origin. tldraw needs inline styles, images and
 * fonts as data, and fetches what it pastes as blobs.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' blob: data:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ")

const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // A board's address is nobody else's business.
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "X-Robots-Tag": "noindex, nofollow",
}

/** Express middleware: sets the headers on every answer; over https also HSTS for a year. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.set(HEADERS)
  if (request.secure) response.set("Strict-Transport-Security", "max-age=31536000")
  next()
}
