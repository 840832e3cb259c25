"""A stranger's reader: opens a golden vault with nothing of this project but docs/storage-format.md.

    python3 tests/vectors/storage/read_vault.py tests/vectors/storage/vault-v1

Needs the package `cryptography` (44 or later, for Argon2id). Run by hand when the format changes; prints what is inside and fails
where a byte is not what the document says.
"""

import hashlib
import hmac
import sqlite3
import struct
import sys
import unicodedata
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

PIN = "271828"
MODULUS = 2**256


def expand(key, info, length=32):
    return HKDFExpand(SHA256(), length, info).derive(key)


def mac(key, message):
    return hmac.new(key, message, "sha256").digest()


def read_generations(folder, name, magic):  # section 2
    copies = []
    for path in (folder / f"{name}.a", folder / f"{name}.b"):
        data = path.read_bytes()
        assert hashlib.sha256(data[:-32]).digest() == data[-32:]
        found, form, generation, length = struct.unpack(">8sHQI", data[:22])
        assert (found, form, length) == (magic, 1, len(data) - 22 - 32)
        copies.append((generation, data[22:-32]))
    return max(copies)[1]


def unlock(folder, hardware_folder):  # section 3
    body = read_generations(folder, "header", b"AMPVAULT")
    vault_id, offset, values = body[:16], 16, []
    while offset < len(body):
        tag, length = struct.unpack(">HI", body[offset : offset + 6])
        values.append((tag, body[offset + 6 : offset + 6 + length], offset))
        offset += 6 + length
    (slot,) = [value for tag, value, _ in values if tag == 2 and value[0] == 1]
    fields = struct.unpack(">BHIIBBIIII", slot[:29])
    _, _, _, generation, form, kdf, memory, passes, lanes, rounds = fields
    assert (len(slot), form, kdf) == (137, 1, 1)
    pin = unicodedata.normalize("NFKC", PIN).encode()
    k1 = Argon2id(
        salt=slot[29:45], length=32, iterations=passes, lanes=lanes, memory_cost=memory
    ).derive(pin)
    hardware_key = (hardware_folder / f"vault.{vault_id.hex()}.{generation}.key").read_bytes()
    k2 = k1
    for _ in range(rounds):
        k2 = mac(hardware_key, k2)
    okm = HKDF(SHA256(), 64, salt=b"", info=b"slot/pin/v1").derive(k1 + k2)
    assert okm[32:] == slot[45:77], "the commitment"
    prefix = b"AMPVAULT" + struct.pack(">H", 1)
    vmk = AESGCM(okm[:32]).decrypt(slot[77:89], slot[89:], prefix + vault_id + slot[:45])
    tag, value, offset = values[-1]
    assert tag == 3 and value == mac(expand(vmk, b"header"), prefix + body[:offset])
    return vault_id, vmk


def open_row(key, label, vault_id, name, revision, epoch, sealed):  # section 4
    okm = expand(key, label + sealed[:16], 44)
    aad = struct.pack(">H", 1) + vault_id + name + struct.pack(">QI", revision, epoch)
    return AESGCM(okm[:32]).decrypt(okm[32:], sealed[16:], aad)


def read_document(path, key, size):  # section 5
    data, plaintext = path.read_bytes(), b""
    chunks = [data[start : start + 65552] for start in range(0, len(data), 65552)]
    for number, chunk in enumerate(chunks):
        nonce = number.to_bytes(11, "big") + bytes([number == len(chunks) - 1])
        plaintext += ChaCha20Poly1305(key).decrypt(nonce, chunk, None)
    exponent = (8 + size).bit_length() - 1
    mask = 2 ** (exponent - exponent.bit_length()) - 1
    assert len(plaintext) == (8 + size + mask) & ~mask
    assert int.from_bytes(plaintext[:8], "big") == size and not any(plaintext[8 + size :])
    return plaintext[8 : 8 + size]


def show(row, folder, row_id):  # section 4.1
    if row[0] == 1:
        end = 2 + row[1]
        print("record", row[2:end].decode(), int.from_bytes(row[end : end + 4], "big"), row[end + 4 :].decode())
    elif row[0] == 2:
        size, added = struct.unpack(">QQ", row[33:49])
        end = 50 + row[49]
        assert int.from_bytes(row[end : end + 2], "big") == len(row) - end - 2
        data = read_document(folder / "files" / row_id.hex(), row[1:33], size)
        digest = hashlib.sha256(data).hexdigest()
        print("document", row[end + 2 :].decode(), row[50:end].decode(), size, added, digest)


def main(golden):
    folder = golden / "vault"
    vault_id, vmk = unlock(folder, golden / "hardware")
    record_key, manifest_key = expand(vmk, b"record"), expand(vmk, b"manifest")
    seal_key, place_key, sum_key = (
        expand(manifest_key, f"amparo/manifest/{name}/v1".encode()) for name in ("seal", "place", "sum")
    )
    database = sqlite3.connect(f"file:{folder / 'vault.db'}?immutable=1", uri=True)
    buckets = [[0, 0] for _ in range(256)]
    rows = "SELECT place, id, revision, epoch, sealed FROM record"
    for place, row_id, revision, epoch, sealed in database.execute(rows):
        bucket = mac(place_key, row_id)[0]
        assert place == (bucket << 55) + (int.from_bytes(row_id[:8], "big") >> 9)
        digest = mac(sum_key, row_id + struct.pack(">Q", revision) + sealed[-16:])
        buckets[bucket][0] = (buckets[bucket][0] + int.from_bytes(digest, "big")) % MODULUS
        buckets[bucket][1] += 1
        framed = open_row(record_key, b"rec", vault_id, row_id, revision, epoch, sealed)
        assert len(framed) in (512, 1024, 2048, 4096, 16384, 65536)
        show(framed[4 : 4 + int.from_bytes(framed[:4], "big")], folder, row_id)

    expected = {
        bucket + 1: total.to_bytes(32, "big") + struct.pack(">Q", count)
        for bucket, (total, count) in enumerate(buckets)
    }
    total = sum(total for total, _ in buckets) % MODULUS
    weighted = sum((bucket + 1) * total for bucket, (total, _) in enumerate(buckets)) % MODULUS
    count = sum(count for _, count in buckets)
    expected[0] = total.to_bytes(32, "big") + weighted.to_bytes(32, "big") + struct.pack(">Q", count)
    slots = "SELECT slot, revision, epoch, sealed FROM manifest"
    for slot, revision, epoch, sealed in database.execute(slots):
        name = bytes(14) + struct.pack(">H", slot)
        assert open_row(seal_key, b"man", vault_id, name, revision, epoch, sealed) == expected.pop(slot)
    assert not expected

    counter = (folder / "attempts").read_bytes()
    assert counter[:512] == counter[512:] and counter[:8] == b"AMPTRIES"
    assert hashlib.sha256(counter[:480]).digest() == counter[480:512]
    print("failures", int.from_bytes(counter[34:38], "big"))


main(Path(sys.argv[1]))
