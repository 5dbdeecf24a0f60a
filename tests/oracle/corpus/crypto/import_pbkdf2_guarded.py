try:
    from hashlib import pbkdf2_hmac
except ImportError:
    import hmac
    import struct

    def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
        """Pure Python, for old interpreters."""
        mac = hmac.new(password, None, hash_name)
        out = b""
        block = 0
        dklen = dklen or mac.digest_size
        while len(out) < dklen:
            block += 1
            m = mac.copy()
            m.update(salt + struct.pack(">I", block))
            u = m.digest()
            acc = int.from_bytes(u, "big")
            for _ in range(iterations - 1):
                m = mac.copy()
                m.update(u)
                u = m.digest()
                acc ^= int.from_bytes(u, "big")
            out += acc.to_bytes(mac.digest_size, "big")
        return out[:dklen]


print(pbkdf2_hmac("sha256", b"password", b"salt", 10).hex())
