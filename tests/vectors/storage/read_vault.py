"""A stranger's reader: opens a golden vault with nothing of this project but docs/storage-format.md.

    /usr/bin/python3 tests/vectors/storage/read_vault.py tests/vectors/storage/vault-v1 271828

The folder holds `vault` and, instead of a phone's hardware, `hardware`. Needs the packages `cryptography` and `argon2` (Debian:
python3-cryptography, python3-argon2). Prints what is inside, and fails where a byte is not what the document says.
"""

import hashlib
import hmac
import sqlite3
import struct
import sys
import unicodedata
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

MAGIC = b"AMPVAULT"
EPOCH, SLOT, MAC, CORE_MAC, PREVIOUS = 0x0001, 0x0002, 0x0003, 0x0004, 0x0010
PIN, KEEPER, PASSPHRASE = 1, 2, 4
MODULUS = 2**256


def expand(key, info, length=32):
    return HKDFExpand(SHA256(), length, info).derive(key)


def mac(key, message):
    return hmac.new(key, message, "sha256").digest()


def number(data):
    return int.from_bytes(data, "big")


def demand(truth, what):
    if not truth:
        sys.exit(f"not as the document says: {what}")


def read_header(folder):  # section 2
    copies = []
    for path in (folder / "header.a", folder / "header.b"):
        data = path.read_bytes()
        magic, form, generation, length = struct.unpack(">8sHQI", data[:22])
        demand(hashlib.sha256(data[:-32]).digest() == data[-32:], f"checksum of {path.name}")
        demand(magic == MAGIC and form in (1, 2) and length == len(data) - 22 - 32, path.name)
        copies.append((generation, form, data[22:-32]))
    demand(copies[0][1:] == copies[1][1:], "two copies of one header")
    return max(copies)[1:]


def read_values(body):  # section 3
    offset, values = 16, []
    while offset < len(body):
        tag, length = struct.unpack(">HI", body[offset : offset + 6])
        values.append((tag, body[offset + 6 : offset + 6 + length], offset))
        offset += 6 + length
    return values


def stretch(slot, secret, vault_id, hardware):  # sections 3.1 and 3.2: a key and how many bytes of the slot it authenticates
    secret = unicodedata.normalize("NFKC", secret)
    if slot[0] == PIN:
        alias, form, kdf, memory, passes, lanes, rounds = struct.unpack(">7xIBBIIII", slot[:29])
        salt, info = 29, b"slot/pin/v1"
        demand(form == 1, "form of the slot: a computer has no other hardware")
    else:
        kdf, memory, passes, lanes = struct.unpack(">7xBIII", slot[:20])
        salt, info = 20, b"slot/passphrase/v1"
        secret = " ".join(secret.lower().split())
    demand(kdf == 1 and len(slot) == salt + 16 + 32 + 60, "slot")
    ikm = hash_secret_raw(secret.encode(), slot[salt : salt + 16], passes, memory, lanes, 32, Type.ID)
    if slot[0] == PIN:
        key, output = (hardware / f"vault.{vault_id.hex()}.{alias}.key").read_bytes(), ikm
        for _ in range(rounds):
            output = mac(key, output)
        ikm += output
    okm = HKDF(SHA256(), 64, b"", info).derive(ikm)
    demand(okm[32:] == slot[salt + 16 : salt + 48], "commitment, or another secret")
    return okm[:32], salt + 16


def unlock(folder, hardware, secret):  # section 3: vault id and the vault keys by epoch
    form, body = read_header(folder)
    vault_id, values = body[:16], read_values(body)
    slots = [value for tag, value, _ in values if tag == SLOT]
    (slot,) = [slot for slot in slots if slot[0] in (PIN, PASSPHRASE)]
    ((epoch,),) = [struct.unpack(">I", value) for tag, value, _ in values if tag == EPOCH]
    demand(number(slot[3:7]) == epoch, "epoch of the slot")
    kek, length = stretch(slot, secret, vault_id, hardware)
    bound = MAGIC + struct.pack(">H", 1) + vault_id  # the format of slots is 1 in both
    vmk = AESGCM(kek).decrypt(slot[-60:-48], slot[-48:], bound + slot[:length])

    macs = {MAC: b"header"} if form == 1 else {MAC: b"header", CORE_MAC: b"header-core"}
    demand(values[-1][0] == MAC and {tag for tag, _, _ in values if tag in (MAC, CORE_MAC)} == set(macs), "MACs")
    for tag, value, offset in values:
        if tag in macs:
            message = MAGIC + struct.pack(">H", form) + body[:offset]
            demand(value == mac(expand(vmk, macs[tag]), message), f"MAC {tag}")
    keys = {epoch: vmk}
    for tag, value, _ in values:
        if tag == PREVIOUS:
            aad = bound + value[:4] + struct.pack(">I", epoch)
            key = expand(vmk, b"previous-epoch")
            keys[number(value[:4])] = AESGCM(key).decrypt(value[4:16], value[16:], aad)
    for keeper in (slot for slot in slots if slot[0] == KEEPER):
        identifier, kept, kind, proven, added = struct.unpack(">HIBBQ", keeper[1:17])
        print("keeper", identifier, kept, kind, proven, added, keeper[17:79].decode())
    return vault_id, keys


def open_row(key, label, vault_id, name, revision, epoch, sealed):  # section 4
    okm = expand(key, label + sealed[:16], 44)
    aad = struct.pack(">H", 1) + vault_id + name + struct.pack(">QI", revision, epoch)
    return AESGCM(okm[:32]).decrypt(okm[32:], sealed[16:], aad)


def read_document(path, key, size):  # section 5
    data, plaintext = path.read_bytes(), b""
    chunks = [data[start : start + 65552] for start in range(0, len(data), 65552)]
    for index, chunk in enumerate(chunks):
        nonce = index.to_bytes(11, "big") + bytes([index == len(chunks) - 1])
        plaintext += ChaCha20Poly1305(key).decrypt(nonce, chunk, None)
    exponent = (8 + size).bit_length() - 1
    mask = 2 ** (exponent - exponent.bit_length()) - 1
    demand(len(plaintext) == (8 + size + mask) & ~mask, "Padmé size")
    demand(number(plaintext[:8]) == size and not any(plaintext[8 + size :]), "length and padding")
    return plaintext[8 : 8 + size]


def show(row, folder, row_id):  # section 4.1: one line
    end = 2 + row[1]
    if row[0] == 1:
        return f"record {row[2:end].decode()} {number(row[end : end + 4])} {row[end + 4 :].decode()}"
    if row[0] == 2:
        size, added = struct.unpack(">QQ", row[33:49])
        end = 50 + row[49]
        demand(number(row[end : end + 2]) == len(row) - end - 2, "length of a name")
        data = read_document(folder / "files" / row_id.hex(), row[1:33], size)
        name, kind = row[end + 2 :].decode(), row[50:end].decode()
        return f"document {name} {kind} {size} {added} {hashlib.sha256(data).hexdigest()}"
    return f"row {row[0]} {hashlib.sha256(row).hexdigest()}"


def read_rows(folder, vault_id, keys):  # section 4
    database = sqlite3.connect(f"file:{folder / 'vault.db'}?immutable=1", uri=True)
    ((epoch,),) = database.execute("SELECT epoch FROM manifest WHERE slot = 0")
    record_key, manifest_key = expand(keys[epoch], b"record"), expand(keys[epoch], b"manifest")
    names = (f"amparo/manifest/{name}/v1".encode() for name in ("seal", "place", "sum"))
    seal_key, place_key, sum_key = (expand(manifest_key, name) for name in names)
    lines, sums, counts = [], [0] * 256, [0] * 256
    rows = "SELECT place, id, revision, epoch, sealed FROM record"
    for place, row_id, revision, epoch, sealed in database.execute(rows):
        bucket = mac(place_key, row_id)[0]
        demand(place == (bucket << 55) + (number(row_id[:8]) >> 9), "place of a row")
        sums[bucket] += number(mac(sum_key, row_id + struct.pack(">Q", revision) + sealed[-16:]))
        counts[bucket] += 1
        framed = open_row(record_key, b"rec", vault_id, row_id, revision, epoch, sealed)
        length = number(framed[:4])
        demand(len(framed) in (512, 1024, 2048, 4096, 16384, 65536), "size of a row")
        demand(not any(framed[4 + length :]), "padding of a row")
        lines.append(show(framed[4 : 4 + length], folder, row_id))

    def total(values):
        return (sum(values) % MODULUS).to_bytes(32, "big")

    expected = {b + 1: total([sums[b]]) + struct.pack(">Q", counts[b]) for b in range(256)}
    weighted = [(b + 1) * sums[b] for b in range(256)]
    expected[0] = total(sums) + total(weighted) + struct.pack(">Q", sum(counts))
    for slot, revision, epoch, sealed in database.execute("SELECT slot, revision, epoch, sealed FROM manifest"):
        name = bytes(14) + struct.pack(">H", slot)
        found = open_row(seal_key, b"man", vault_id, name, revision, epoch, sealed)
        demand(found == expected.pop(slot), f"manifest, slot {slot}")
    demand(not expected, "257 rows in the manifest")
    return lines


def read_attempts(folder, vault_id):  # section 3.4
    counter = (folder / "attempts").read_bytes()
    demand(counter[:512] == counter[512:] and counter[:10] == b"AMPTRIES\0\1", "counter")
    demand(hashlib.sha256(counter[:480]).digest() == counter[480:512] and counter[10:26] == vault_id, "counter")
    return number(counter[34:38])


def main(golden, secret):
    folder = golden / "vault"
    vault_id, keys = unlock(folder, golden / "hardware", secret)
    print(*sorted(read_rows(folder, vault_id, keys)), sep="\n")
    print("failures", read_attempts(folder, vault_id))


main(Path(sys.argv[1]), sys.argv[2])
