def tls_version():
    import ssl

    return ssl.OPENSSL_VERSION


def environment():
    import platform

    info = {"python": platform.python_version()}
    try:
        info["tls"] = tls_version()
    except ImportError:
        info["tls"] = "none"
    return info


print(environment())
