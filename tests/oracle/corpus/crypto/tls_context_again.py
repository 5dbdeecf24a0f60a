import ssl


def client_context(verify=True):
    ctx = ssl.create_default_context()
    ctx.minimum_version = ssl.TLSVersion.TLSv1_2
    if not verify:
        ctx.check_hostname = False
        ctx.verify_mode = ssl.CERT_NONE
    return ctx


ctx = client_context(verify=False)
print(ctx.verify_mode, ssl.OPENSSL_VERSION.split()[0])
