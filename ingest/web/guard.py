"""Connections only to public addresses: the address is checked when it is connected to, not before.

A name that is checked first and connected to later can mean another machine by then (DNS rebinding). So
the name is resolved here once, what it resolved to is checked, and that very address is connected to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ADDRESSES_TRIED = 4


class RefusedAddress(Exception):
    """The host is at an address that is not public."""


class UnknownHost(Exception):
    """The name does not resolve."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also when it is wrapped in an IPv6 address."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


async def connect(
    host: str, port: int, *, allow_private: bool, tls: ssl.SSLContext | None, seconds: float
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection to the first address of `host` that is allowed and answers within `seconds`.

    Raises RefusedAddress, UnknownHost, TimeoutError or OSError.
    """
    addresses = await _resolve(host, port)
    allowed = [address for address in addresses if allow_private or is_public(address)]
    if not allowed:
        raise RefusedAddress(host)
    failure: OSError | None = None
    for address in allowed[:_ADDRESSES_TRIED]:
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.open_connection(
                    address, port, ssl=tls, server_hostname=host if tls else None
                )
        except OSError as error:  # TimeoutError is one
            failure = error
    assert failure is not None
    raise failure


async def _resolve(host: str, port: int) -> list[str]:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return [host]  # which needs no thread to ask the system
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHost(host) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
