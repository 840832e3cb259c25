"""Opens and makes bodies of RFC 8291 with Python's http_ece: one JSON object in, one out."""

import base64
import json
import sys

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


asked = json.load(sys.stdin)
auth = unb64(asked["auth"])
own = ec.derive_private_key(int.from_bytes(unb64(asked["private"]), "big"), ec.SECP256R1())
opened = http_ece.decrypt(unb64(asked["body"]), private_key=own, auth_secret=auth, version="aes128gcm")
made = http_ece.encrypt(
    unb64(asked["plaintext"]),
    private_key=ec.generate_private_key(ec.SECP256R1()),
    dh=unb64(asked["public"]),
    auth_secret=auth,
    version="aes128gcm",
)
json.dump({"opened": b64(opened), "made": b64(made)}, sys.stdout)
