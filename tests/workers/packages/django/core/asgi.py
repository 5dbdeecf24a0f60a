def get_asgi_application():
    async def application(scope, receive, send):
        return None

    return application
