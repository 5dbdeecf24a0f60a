"""Stands in for the bridge from a Worker to ASGI, which is a part of Cloudflare's SDK."""

from workers import Response


async def fetch(app, request, env, ctx=None):
    return Response(str(app))
