import ssl


def make_context(verify=True):
    ctx = ssl.create_default_context()
    if not verify:
        ctx.check_hostname = False
        ctx.verify_mode = ssl.CERT_NONE
    return ctx


ctx = make_context(verify=False)
print(ctx.verify_mode)
