"""A second verifier and issuer of seals, for the tests only: another language, its own crypto, its own canonical JSON.

Written from spec/pass.md, not from the Rust code. `verify` reads {"at", "anchors", "lists", "seals"} from standard input
and writes a list of {"valid", "why", "number"}; `issue` makes authorities, signers and seals of its own and writes
{"at", "anchors", "cases": [{"name", "text", "valid"}]}. Needs the package `cryptography`, version 38 or later.
"""

import base64
import datetime
import json
import re
import sys

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509.oid import NameOID, ObjectIdentifier

SIGNER = ObjectIdentifier("2.23.136.1.1.14.2")
USAGE_PERIOD = ObjectIdentifier("2.5.29.16")
KNOWN = {"2.5.29.14", "2.5.29.15", "2.5.29.16", "2.5.29.17", "2.5.29.18", "2.5.29.19", "2.5.29.35", "2.5.29.37",
         "2.23.136.1.1.6.2", "2.23.136.1.1.6.1"}
STATES = {"UTO": "UT", "UT": "UT", "UZB": "UZ", "UZ": "UZ"}
ALGORITHMS = {"ES256": (ec.SECP256R1, hashes.SHA256, 32), "ES384": (ec.SECP384R1, hashes.SHA384, 48),
              "ES512": (ec.SECP521R1, hashes.SHA512, 66)}


class Refused(Exception):
    """Why a seal is not valid."""


def once(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise Refused("a key stands twice")
        found[key] = value
    return found


def no_float(text):
    raise Refused("a number is not whole")


def read(text):
    if len(text.encode("utf-8", "surrogatepass")) > 8192:
        raise Refused("too large")
    try:
        value = json.loads(text, object_pairs_hook=once, parse_float=no_float, parse_constant=no_float)
    except (ValueError, RecursionError) as fault:
        raise Refused("no JSON") from fault
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        raise Refused("no object")
    return value


def canonical(value):
    """RFC 8785, for values without floats."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) > 2**53 - 1:
            raise Refused("a number is too large")
        return str(value)
    if isinstance(value, str):
        short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
        return '"' + "".join(short.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"


def decoded(text):
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    if len(text) - len(text.rstrip("=")) > 2 or not re.fullmatch("[A-Za-z0-9+/]+", bare):
        raise Refused("no base64")
    try:
        found = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except ValueError as fault:
        raise Refused("no base64") from fault
    if base64.b64encode(found).decode().rstrip("=") != bare:
        raise Refused("base64 with loose ends")
    return found


def country(name):
    found = name.get_attributes_for_oid(NameOID.COUNTRY_NAME)
    return STATES.get(found[0].value.upper()) if found else None


def extension(certificate, kind):
    try:
        return certificate.extensions.get_extension_for_class(kind)
    except x509.ExtensionNotFound:
        return None


def time(certificate, name):
    value = getattr(certificate, name + "_utc", None)
    return value or getattr(certificate, name).replace(tzinfo=datetime.timezone.utc)


def check_signed(issuer, signed):
    """Is `signed` (a certificate or a list) signed by the key of `issuer`?"""
    key, content = issuer.public_key(), getattr(signed, "tbs_certificate_bytes", None) or signed.tbs_certlist_bytes
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signed.signature, content, padding.PKCS1v15(), signed.signature_hash_algorithm)
        else:
            key.verify(signed.signature, content, ec.ECDSA(signed.signature_hash_algorithm))
    except InvalidSignature as fault:
        raise Refused("signed by another") from fault


def usage_period(certificate):
    """The span in which the private key may sign, as days; read by hand, because older packages do not know it."""
    for found in certificate.extensions:
        if found.oid == USAGE_PERIOD:
            der = found.value.public_bytes() if hasattr(found.value, "public_bytes") else found.value.value
            times = {mark: text for mark, text in re.findall(rb"([\x80\x81])\x0f(\d{14})Z", der)}
            day = lambda mark: times[mark] and datetime.datetime.strptime(times[mark].decode(), "%Y%m%d%H%M%S")
            return (day(b"\x80") if b"\x80" in times else None, day(b"\x81") if b"\x81" in times else None)
    return (None, None)


def check_signer(signer, state, anchors, lists, at, made_on):
    if {country(signer.subject), country(signer.issuer)} != {state}:
        raise Refused("signer of another state")
    named = extension(signer, x509.AuthorityKeyIdentifier)
    for anchor in anchors:
        own = extension(anchor, x509.SubjectKeyIdentifier)
        if country(anchor.subject) != state or not named or not own or anchor.subject != signer.issuer:
            continue
        if named.value.key_identifier == own.value.digest:
            break
    else:
        raise Refused("nobody vouches for the signer")
    basic, usage = extension(anchor, x509.BasicConstraints), extension(anchor, x509.KeyUsage)
    if not (basic and basic.value.ca and usage and usage.value.key_cert_sign):
        raise Refused("the anchor is no authority")
    check_signed(anchor, signer)
    basic, usage = extension(signer, x509.BasicConstraints), extension(signer, x509.KeyUsage)
    if (basic and basic.value.ca) or (usage and not usage.value.digital_signature):
        raise Refused("the signer may not sign seals")
    if any(e.critical and e.oid.dotted_string not in KNOWN for c in (anchor, signer) for e in c.extensions):
        raise Refused("an unknown critical extension")
    purpose = extension(signer, x509.ExtendedKeyUsage)
    if not (purpose and purpose.critical and SIGNER in purpose.value):
        raise Refused("the signer is for something else")
    for certificate in (anchor, signer):
        if not time(certificate, "not_valid_before") <= at <= time(certificate, "not_valid_after"):
            raise Refused("outside validity")
    begin, end = usage_period(signer)
    zone = lambda hours: datetime.timedelta(hours=hours)
    if (begin and made_on < (begin - zone(12)).date()) or (end and made_on > (end + zone(14)).date()):
        raise Refused("outside the usage period")
    newest = None
    for found in lists:
        try:
            check_signed(anchor, found)
        except (Refused, InvalidSignature, ValueError, TypeError):
            continue
        if newest is None or time(found, "last_update") > time(newest, "last_update"):
            newest = found
    if newest is not None and newest.get_revoked_certificate_by_serial_number(signer.serial_number):
        raise Refused("the signer is revoked")


def field(value, path, limit, pattern=None):
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    if not isinstance(value, str) or not 1 <= len(value) <= limit or (pattern and not re.fullmatch(pattern, value)):
        raise Refused(f"{path} is not what it should be")
    return value


def day(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        raise Refused("no day") from fault


def check(text, anchors, lists, at):
    seal = read(text)
    data, sig = seal.get("data"), seal.get("sig")
    if not isinstance(data, dict) or not isinstance(sig, dict):
        raise Refused("no seal")
    header, message = data.get("hdr"), data.get("msg")
    if not isinstance(header, dict) or not isinstance(message, dict):
        raise Refused("no header")
    if header.get("t") != "icao.dta" or str(header.get("v")) != "1" or isinstance(header.get("v"), bool):
        raise Refused("another type")
    state = STATES.get(str(header.get("is")).upper())
    if state is None:
        raise Refused("no state that is known")
    number = field(message, "dtan", 13)
    for path, limit in (("pi.n", 39), ("pi.pn", 11), ("dta.poi", 15), ("dta.tcc", 46)):
        field(message, path, limit)
    day(field(message, "pi.dob", 10, r"\d{4}-\d\d-\d\d"))
    field(message, "pi.sex", 1, "[FM<]")
    first, last = (day(field(message, f"dta.{name}", 10, r"\d{4}-\d\d-\d\d")) for name in ("vf", "vu"))
    if first > last or not re.fullmatch("M|0?[1-9]|[1-9][0-9]", str(message["dta"].get("noe"))):
        raise Refused("terms that contradict themselves")
    curve, hashed, half = ALGORITHMS.get(sig.get("alg"), (None, None, None))
    if curve is None or not isinstance(sig.get("sigvl"), str) or not isinstance(sig.get("cer"), str):
        raise Refused("no signature")
    raw = decoded(sig["sigvl"])
    try:
        signer = x509.load_der_x509_certificate(decoded(sig["cer"]))
        key = signer.public_key()
    except Exception as fault:
        raise Refused("no certificate") from fault
    if len(raw) != 2 * half or not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, curve):
        raise Refused("a signature of another kind")
    der = encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))
    try:
        key.verify(der, canonical(data).encode("utf-8"), ec.ECDSA(hashed()))
    except (InvalidSignature, UnicodeEncodeError) as fault:
        raise Refused("the signature does not fit") from fault
    try:
        check_signer(signer, state, anchors, lists, at, first)
    except Refused:
        raise
    except Exception as fault:  # The package reads lazily, and stumbles over broken certificates in many ways.
        raise Refused("the signer's certificate cannot be read") from fault
    if not first <= at.date() <= last:
        raise Refused("outside the window")
    return number


def verify(order):
    at = datetime.datetime.fromisoformat(order["at"])
    anchors = [x509.load_der_x509_certificate(base64.b64decode(text)) for text in order["anchors"]]
    lists = [x509.load_der_x509_crl(base64.b64decode(text)) for text in order["lists"]]
    answers = []
    for text in order["seals"]:
        try:
            answers.append({"valid": True, "why": None, "number": check(text, anchors, lists, at)})
        except Refused as why:
            answers.append({"valid": False, "why": str(why), "number": None})
    return answers


UTC = datetime.timezone.utc
FROM, UNTIL = datetime.datetime(2026, 1, 1, tzinfo=UTC), datetime.datetime(2040, 1, 1, tzinfo=UTC)


def name(common):
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "UT"), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    return x509.Name(parts)


def certificate(subject, key, issuer, issuer_key, extensions, hashed, until=UNTIL):
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(FROM).not_valid_after(until)
    for value, critical in extensions:
        builder = builder.add_extension(value, critical)
    return builder.sign(issuer_key, hashed)


def usage(**given):
    kinds = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**{kind: given.get(kind, False) for kind in kinds})


def authority(common, key, hashed):
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    extensions = [(x509.BasicConstraints(True, 0), True), (usage(key_cert_sign=True, crl_sign=True), True),
                  (identifier, False)]
    return certificate(name(common), key, name(common), key, extensions, hashed), key, hashed


def signer(of, curve, purpose=SIGNER, critical=True, until=UNTIL):
    issuer, issuer_key, hashed = of
    key = ec.generate_private_key(curve)
    extensions = [(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False),
                  (usage(digital_signature=True), True), (x509.ExtendedKeyUsage([purpose]), critical)]
    made = certificate(name("01"), key, issuer.subject, issuer_key, extensions, hashed, until)
    return made.public_bytes(serialization.Encoding.DER), key


def seal(data, by, algorithm, as_der=False, padded=True):
    der, key = by
    _, hashed, half = ALGORITHMS[algorithm]
    signature = key.sign(canonical(data).encode(), ec.ECDSA(hashed()))
    if not as_der:
        r, s = decode_dss_signature(signature)
        signature = r.to_bytes(half, "big") + s.to_bytes(half, "big")
    encoded = lambda value: base64.urlsafe_b64encode(value).decode().rstrip("=" if not padded else "")
    return {"data": data, "sig": {"alg": algorithm, "sigvl": encoded(signature), "cer": encoded(der)}}


def authorisation(**terms):
    person = {"n": "ERIKSSON ANNA MARIA", "dob": "1974-08-12", "sex": "F", "nl": "UTO", "pn": "L898902C3"}
    rest = {"poi": "PEACETOWN", "vf": "2026-08-01", "vu": "2026-10-29", "noe": "M", "tcc": "Tourist", **terms}
    return {"msg": {"dtan": "123889546", "pi": person, "dta": rest}, "hdr": {"v": 1, "t": "icao.dta", "is": "UTO"}}


def issue(_order):
    p384 = authority("A", ec.generate_private_key(ec.SECP384R1()), hashes.SHA384())
    rsa_one = authority("B", rsa.generate_private_key(65537, 3072), hashes.SHA256())
    brainpool = authority("C", ec.generate_private_key(ec.BrainpoolP256R1()), hashes.SHA256())
    wide = authority("D", ec.generate_private_key(ec.BrainpoolP512R1()), hashes.SHA512())
    stranger = authority("A", ec.generate_private_key(ec.SECP384R1()), hashes.SHA384())
    good = signer(p384, ec.SECP256R1())
    plain = authorisation()
    odd = authorisation(ai='Ж "x" \\ / 😂 \ufb33 é', dos="000090", noe=3)
    odd["msg"]["\ufb33"], odd["msg"]["😂"] = [1, None, True, {"b": -1, "a": 9007199254740991}], "\u2028 \b\t\x1f\x7f"
    text = lambda value, **style: json.dumps(value, **style)
    changed = seal(plain, good, "ES256")
    changed["data"] = authorisation(vu="2027-10-29")
    cases = [
        ("ES256 under P-384", text(seal(plain, good, "ES256")), True),
        ("unpadded, in a list, with blanks", text([seal(plain, good, "ES256", padded=False)], indent=2), True),
        ("letters of every kind, as they are", text(seal(odd, good, "ES256"), ensure_ascii=False), True),
        ("letters of every kind, escaped", text(seal(odd, good, "ES256")), True),
        ("ES384", text(seal(plain, signer(p384, ec.SECP384R1()), "ES384")), True),
        ("ES512", text(seal(plain, signer(p384, ec.SECP521R1()), "ES512")), True),
        ("under RSA", text(seal(plain, signer(rsa_one, ec.SECP256R1()), "ES256")), True),
        ("under brainpoolP256r1", text(seal(plain, signer(brainpool, ec.SECP256R1()), "ES256")), True),
        ("under brainpoolP512r1", text(seal(plain, signer(wide, ec.SECP256R1()), "ES256")), True),
        ("changed after signing", text(changed), False),
        ("signature in DER", text(seal(plain, good, "ES256", as_der=True)), False),
        ("under a stranger of the same name", text(seal(plain, signer(stranger, ec.SECP256R1()), "ES256")), False),
        ("signer of binary seals",
         text(seal(plain, signer(p384, ec.SECP256R1(), ObjectIdentifier("2.23.136.1.1.11.1")), "ES256")), False),
        ("purpose not critical", text(seal(plain, signer(p384, ec.SECP256R1(), critical=False), "ES256")), False),
        ("signer expired", text(seal(
            plain, signer(p384, ec.SECP256R1(), until=datetime.datetime(2026, 7, 31, tzinfo=UTC)), "ES256")), False),
        ("over", text(seal(authorisation(vf="2026-01-01", vu="2026-07-31"), good, "ES256")), False),
        ("another state", text(seal({**plain, "hdr": {**plain["hdr"], "is": "UZB"}}, good, "ES256")), False),
    ]
    der = lambda of: base64.b64encode(of[0].public_bytes(serialization.Encoding.DER)).decode()
    return {"at": "2026-08-01T12:00:00+00:00", "anchors": [der(of) for of in (p384, rsa_one, brainpool, wide)],
            "cases": [{"name": case, "text": made, "valid": valid} for case, made, valid in cases]}


if __name__ == "__main__":
    print(json.dumps({"verify": verify, "issue": issue}[sys.argv[1]](json.load(sys.stdin))))
