"""Cookies, for as long as a run lasts: some sites send a reader in circles until theirs comes back."""

from __future__ import annotations

from collections import defaultdict

from onrecord.ingest.web.urls import same_site

_MOST = 50  # of one host
_LONGEST = 4096


class Jar:
    """What each host set. Paths and dates make no difference here."""

    def __init__(self) -> None:
        self._kept: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def keep(self, host: str, header: str) -> None:
        """Take a Set-Cookie header of `host`. What it sets for another site is not kept."""
        from http.cookies import CookieError, SimpleCookie  # most feeds set none

        try:
            found = SimpleCookie(header[:_LONGEST])
        except CookieError:
            return
        for name, morsel in found.items():
            domain = morsel["domain"].lstrip(".").lower() or host
            if domain != host and not (
                host.endswith("." + domain) and same_site(f"http://{domain}/", f"http://{host}/")
            ):
                continue
            cookies = self._kept[domain if morsel["domain"] else "=" + host]
            if morsel["max-age"] == "0":
                cookies.pop(name, None)
            elif len(cookies) < _MOST:
                cookies[name] = morsel.coded_value

    def header(self, host: str) -> str | None:
        """What to send to `host`, or None."""
        if not self._kept:
            return None
        parts = host.split(".")
        domains = ["=" + host, *(".".join(parts[place:]) for place in range(len(parts)))]
        sent = {
            name: value for domain in reversed(domains) for name, value in self._kept.get(domain, {}).items()
        }
        return "; ".join(f"{name}={value}" for name, value in sent.items()) or None
