"""What every answer tells the browser not to do."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

from portal.settings import Settings

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # the CSRF check over https wants the referrer of our own pages
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icons of Designsystemet are data in its stylesheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
HSTS = "max-age=63072000; includeSubDomains"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def policy(issuers: list[str]) -> str:
    """The Content-Security-Policy; Chromium holds `form-action` against redirects after a form as well."""
    targets = sorted({_origin(issuer) for issuer in issuers})
    rows = {**POLICY, "form-action": " ".join(["'self'", *targets])}
    return "; ".join(f"{name} {value}" for name, value in rows.items())


def init_app(app: Flask, settings: Settings) -> None:
    """Sets the headers of every answer; what is not a fixed file is never kept by a cache."""
    addresses = [a for i in settings.issuers for a in (i.issuer, i.metadata_url) if a]
    headers = {**HEADERS, "Content-Security-Policy": policy(addresses)}
    if settings.public_url.startswith("https:"):
        headers["Strict-Transport-Security"] = HSTS
    rows = tuple(headers.items())

    @app.after_request
    def guard(response: Response) -> Response:
        set_already = {name for name, _ in response.headers}
        response.headers.extend([row for row in rows if row[0] not in set_already])
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        return response
