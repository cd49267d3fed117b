"""Who is asking, as far as an address says: what limits count by."""

import ipaddress


def network(address: str) -> str:
    """The address; of the sixth version the 64 bits that one customer has. "" for no address."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if known.version == 4:
        return str(known)
    return str(ipaddress.ip_network((known, 64), strict=False).network_address)
