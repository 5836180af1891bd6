"""One address per article: tracking parameters, fragments and default ports make no difference."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

# Parameters that say how a reader came, never which page it is.
_TRACKING = re.compile(
    r"(utm_|mc_[ce]id$|at_(campaign|medium|custom)|pk_|mtm_|matomo_|hsa_|_hs|ns_|wt_|fb_|trk|guce_|vero_|oly_)"
    r"|(fbclid|gclid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|wbraid|gbraid|gclsrc|srsltid|spm|xtor|ocid|smid"
    r"|smtyp|cmpid|cmp|icid|ncid|ito|ref|ref_src|ref_url|referrer|partner|taid|sref|sharetype|mkt_tok|_ga|_gl|ftag"
    r"|ftcamp|li_fat_id|guccounter|__twitter_impression)$",
    re.IGNORECASE,
)
# Parameters that ask for the page as AMP, and those that its caches add.
_AMP = re.compile(
    r"(amp(=(1|true|amp))?|outputtype=amp|amp_(js_v|gsa|lite)(=.*)?|usqp(=.*)?)$", re.IGNORECASE
)
# What a cache of AMP pages puts before the page's own address, the s where that is https.
_CACHE = re.compile(
    r"https?://(?:[a-z0-9-]+\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]{2,6}/amp)/(s/)?(?=[^/]+\.)",
    re.IGNORECASE,
)
_MOST_CACHES = 5  # around one another
_DEFAULT_PORT = {"http": 80, "https": 443}
_PATH = "/:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?[]{}|^"
_ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")
_SECRET = re.compile(
    r"(key|token|secret|passw|pwd|auth|sig|signature|session|credential|access|code|hash)", re.IGNORECASE
)


def split(url: str) -> SplitResult | None:
    """The parts of a web address, or None when it is not an http(s) address with a host and a sane port."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises when it is no number
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORT and parts.hostname else None


def normalise(url: str) -> str:
    """The address by which an article is known. What is not a web address comes back as it is.

    Idempotent. Scheme and host in lower case, no default port, no credentials, no fragment but a route, no
    tracking parameters, no AMP cache nor wish for AMP, escapes in one form; the order of the other parameters
    is kept, since it can matter.
    """
    parts = split(_uncached(url))
    if parts is None:
        return url
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair and not _TRACKING.match(pair.split("=", 1)[0]) and not _AMP.match(pair)
    ]
    return urlunsplit(
        (
            parts.scheme,
            _host_and_port(parts),
            _escape(parts.path, _PATH) or "/",
            _escape("&".join(kept), _QUERY),
            parts.fragment if is_route(parts.fragment) else "",
        )
    )


def resolve(base: str | None, link: str | None, *, with_fragment: bool = False) -> str | None:
    """`link` as an absolute web address, or None when it is none. Its fragment stays if it is a route."""
    if not link or not link.strip():
        return None
    try:
        absolute = urljoin(base or "", link.strip())
    except ValueError:
        return None
    if split(absolute) is None:
        return None
    return absolute if with_fragment else page(absolute)


def page(url: str) -> str:
    """The address without its fragment, which names a place in a page, unless it is a route."""
    bare, _, fragment = url.partition("#")
    return url if is_route(fragment) else bare


def is_route(fragment: str) -> bool:
    """Whether a fragment names a page of its own, which a script then shows: #!/news/1, #/news/1."""
    return fragment.startswith(("!", "/"))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one registrable domain (example.co.uk), or to one host and port when
    the host is a bare number or name."""
    return site(one) == site(other)


def is_home(url: str) -> bool:
    """Whether an address is a site's front page: no path and no parameters."""
    parts = urlsplit(url)
    return not parts.query and re.fullmatch(r"/*(index\.\w+|home/?)?", parts.path, re.IGNORECASE) is not None


def redact(url: str) -> str:
    """The address fit for messages and logs: no credentials, and no values of parameters that look secret."""
    try:
        parts = urlsplit(url)
        hostname = parts.hostname or ""
    except ValueError:
        return url.split("?", 1)[0].rsplit("@", 1)[-1]
    netloc = parts.netloc.rsplit("@", 1)[-1] if hostname else parts.netloc
    pairs = [
        f"{name}=***" if sign and _SECRET.search(name) else name + sign + value
        for name, sign, value in (pair.partition("=") for pair in parts.query.split("&"))
    ]
    return urlunsplit((parts.scheme, netloc, parts.path, "&".join(pairs), ""))


def _uncached(url: str) -> str:
    """The address of the page itself, where `url` is that of a copy in a cache of AMP pages."""
    url = url.strip()
    for _ in range(_MOST_CACHES):
        found = _CACHE.match(url)
        if not found:
            break
        url = ("https://" if found[1] else "http://") + url[found.end() :]
    return url


def _host_and_port(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, _DEFAULT_PORT[parts.scheme]) else f"{host}:{parts.port}"


def _escape(text: str, safe: str) -> str:
    """One form of every escape: capital digits, and none for characters that need none (RFC 3986, 6.2.2)."""
    return quote(_ESCAPED.sub(_unreserved, text), safe=safe + "%")


def _unreserved(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return (
        character
        if character.isascii() and (character.isalnum() or character in "-._~")
        else escape[0].upper()
    )


def site(url: str) -> str:
    """The registrable domain of an address (example.co.uk), or its host and port where it has none."""
    from tld import get_fld

    url = _uncached(url)
    parts = split(url)
    if parts is None:
        return url
    host = (parts.hostname or "").rstrip(".")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        known = get_fld(url, fail_silently=True, search_private=True)
        if known:
            return known
        if "." in host:
            return ".".join(host.split(".")[-2:])
    return _host_and_port(parts)


def host(url: str | None) -> str | None:
    """The host of an address without www., or None."""
    return re.sub(r"^www\.", "", urlsplit(url).hostname or "") or None if url else None
