import logging

logger = logging.getLogger(__name__)


def load_tls():
    try:
        import ssl
        import grp
    except ImportError:
        logger.debug("cannot load the server's needs", exc_info=True)
        raise
    return ssl, grp


ssl, grp = load_tls()
print(ssl.HAS_SNI)
