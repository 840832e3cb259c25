"""A stranger's reader: opens a golden vault with nothing of this project but docs/storage-format.md.

    /usr/bin/python3 tests/vectors/storage/read_vault.py tests/vectors/storage/vault-v1 271828

The folder holds `vault` and, instead of a phone's hardware, `hardware`. Needs the packages `cryptography` and `argon2` (Debian:
python3-cryptography, python3-argon2). Prints what is inside, and fails where a byte is not what the document says. It reads what golden
vaults hold: a PIN slot, one epoch.
"""

import hashlib
import hmac
import sqlite3
import sys
import unicodedata
from pathlib import Path
from struct import pack, unpack

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

MAGIC = b"AMPVAULT"
EPOCH, SLOT, MAC, CORE_MAC = 1, 2, 3, 4
PIN, KEEPER = 1, 2


def expand(key, info, length=32):
    return HKDFExpand(SHA256(), length, info).derive(key)


def mac(key, message):
    return hmac.new(key, message, "sha256").digest()


def number(data):
    return int.from_bytes(data, "big")


def demand(truth, what):
    if not truth:
        sys.exit(f"not as the document says: {what}")


def read_header(folder):  # section 2: format and body
    copies = []
    for name in ("header.a", "header.b"):
        data = (folder / name).read_bytes()
        magic, form, generation, length = unpack(">8sHQI", data[:22])
        demand(hashlib.sha256(data[:-32]).digest() == data[-32:], f"checksum of {name}")
        demand(magic == MAGIC and form in (1, 2) and length == len(data) - 22 - 32, name)
        copies.append((generation, form, data[22:-32]))
    demand(copies[0][1:] == copies[1][1:], "two copies of one header")
    return max(copies)[1:]


def read_values(body):  # section 3: tag, value, and where it begins
    offset = 16
    while offset < len(body):
        tag, length = unpack(">HI", body[offset : offset + 6])
        yield tag, body[offset + 6 : offset + 6 + length], offset
        offset += 6 + length


def stretch(slot, pin, vault_id, hardware):  # sections 3.1 and 3.2: the key of a PIN slot
    alias, form, kdf, memory, passes, lanes, rounds = unpack(">7xIBBIIII", slot[:29])
    demand((form, kdf, len(slot)) == (1, 1, 137), "PIN slot")
    pin = unicodedata.normalize("NFKC", pin).encode()
    k1 = k2 = hash_secret_raw(pin, slot[29:45], passes, memory, lanes, 32, Type.ID)
    key = (hardware / f"vault.{vault_id.hex()}.{alias}.key").read_bytes()
    for _ in range(rounds):
        k2 = mac(key, k2)
    okm = HKDF(SHA256(), 64, b"", b"slot/pin/v1").derive(k1 + k2)
    demand(okm[32:] == slot[45:77], "commitment, or another PIN")
    return okm[:32]


def unlock(folder, hardware, pin):  # section 3: vault id, epoch, vault key
    form, body = read_header(folder)
    vault_id, values = body[:16], list(read_values(body))
    slots = [value for tag, value, _ in values if tag == SLOT]
    (slot,) = [slot for slot in slots if slot[0] == PIN]
    (epoch,) = [value for tag, value, _ in values if tag == EPOCH]
    demand(slot[3:7] == epoch, "epoch of the slot")
    kek = stretch(slot, pin, vault_id, hardware)
    aad = MAGIC + pack(">H", 1) + vault_id + slot[:45]  # the format of slots is 1 in both
    vmk = AESGCM(kek).decrypt(slot[77:89], slot[89:], aad)

    macs = {MAC: b"header"} if form == 1 else {CORE_MAC: b"header-core", MAC: b"header"}
    found = {tag: (value, offset) for tag, value, offset in values if tag in (MAC, CORE_MAC)}
    demand(values[-1][0] == MAC and set(found) == set(macs), "MACs")
    for tag, (value, offset) in found.items():
        demand(value == mac(expand(vmk, macs[tag]), MAGIC + pack(">H", form) + body[:offset]), f"MAC {tag}")
    for keeper in (slot for slot in slots if slot[0] == KEEPER):
        print("keeper", *unpack(">HIBBQ", keeper[1:17]), keeper[17:79].decode())
    return vault_id, number(epoch), vmk


def open_row(key, label, vault_id, name, revision, epoch, sealed):  # section 4
    okm = expand(key, label + sealed[:16], 44)
    aad = pack(">H", 1) + vault_id + name + pack(">QI", revision, epoch)
    return AESGCM(okm[:32]).decrypt(okm[32:], sealed[16:], aad)


def read_document(path, key, size):  # section 5
    data, plaintext = path.read_bytes(), b""
    for index, start in enumerate(range(0, len(data), 65552)):
        nonce = index.to_bytes(11, "big") + bytes([start + 65552 >= len(data)])
        plaintext += ChaCha20Poly1305(key).decrypt(nonce, data[start : start + 65552], None)
    exponent = (8 + size).bit_length() - 1
    mask = 2 ** (exponent - exponent.bit_length()) - 1
    demand(len(plaintext) == (8 + size + mask) & ~mask, "Padmé size")
    demand(number(plaintext[:8]) == size and not any(plaintext[8 + size :]), "length and padding")
    return plaintext[8 : 8 + size]


def show(row, folder, row_id):  # section 4.1: one line
    if row[0] == 1:
        end = 2 + row[1]
        return f"record {row[2:end].decode()} {number(row[end : end + 4])} {row[end + 4 :].decode()}"
    if row[0] == 2:
        size, added = unpack(">QQ", row[33:49])
        end = 50 + row[49]
        demand(number(row[end : end + 2]) == len(row) - end - 2, "length of a name")
        digest = hashlib.sha256(read_document(folder / "files" / row_id.hex(), row[1:33], size))
        return f"document {row[end + 2 :].decode()} {row[50:end].decode()} {size} {added} {digest.hexdigest()}"
    return f"row {row[0]} {hashlib.sha256(row).hexdigest()}"


def read_rows(folder, vault_id, vmk_epoch, vmk):  # section 4
    database = sqlite3.connect(f"file:{folder / 'vault.db'}?immutable=1", uri=True)
    record_key, manifest_key = expand(vmk, b"record"), expand(vmk, b"manifest")
    seal_key, place_key, sum_key = (expand(manifest_key, b"amparo/manifest/%s/v1" % name) for name in (b"seal", b"place", b"sum"))
    lines, sums, counts = [], [0] * 256, [0] * 256
    for place, row_id, revision, epoch, sealed in database.execute("SELECT place, id, revision, epoch, sealed FROM record"):
        bucket = mac(place_key, row_id)[0]
        sums[bucket] += number(mac(sum_key, row_id + pack(">Q", revision) + sealed[-16:]))
        counts[bucket] += 1
        framed = open_row(record_key, b"rec", vault_id, row_id, revision, epoch, sealed)
        end = 4 + number(framed[:4])
        demand(place == (bucket << 55) + (number(row_id[:8]) >> 9) and epoch == vmk_epoch, "place or epoch of a row")
        demand(len(framed) in (512, 1024, 2048, 4096, 16384, 65536), "size of a row")
        demand(not any(framed[end:]), "padding of a row")
        lines.append(show(framed[4:end], folder, row_id))

    def total(values):
        return (sum(values) % 2**256).to_bytes(32, "big")

    expected = {b + 1: total([sums[b]]) + pack(">Q", counts[b]) for b in range(256)}
    expected[0] = total(sums) + total((b + 1) * sums[b] for b in range(256)) + pack(">Q", sum(counts))
    for slot, revision, epoch, sealed in database.execute("SELECT slot, revision, epoch, sealed FROM manifest"):
        found = open_row(seal_key, b"man", vault_id, bytes(14) + pack(">H", slot), revision, epoch, sealed)
        demand(found == expected.pop(slot) and epoch == vmk_epoch, f"manifest, slot {slot}")
    demand(not expected, "257 rows in the manifest")
    return sorted(lines)


def read_attempts(folder, vault_id):  # section 3.4
    counter = (folder / "attempts").read_bytes()
    one = counter[:512]
    demand(counter == one + one and one[:26] == b"AMPTRIES\0\1" + vault_id, "counter")
    demand(hashlib.sha256(one[:480]).digest() == one[480:], "checksum of the counter")
    return number(one[34:38])


vault = Path(sys.argv[1]) / "vault"
identity, *keys = unlock(vault, vault.with_name("hardware"), sys.argv[2])
print(*read_rows(vault, identity, *keys), sep="\n")
print("failures", read_attempts(vault, identity))
